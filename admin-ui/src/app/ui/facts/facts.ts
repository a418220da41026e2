import { Component } from '@angular/core';

/**
 * A list of labels and values: as a table of two columns, and one below the other where there is no room. Between the tags
 * stand `<dt>` and `<dd>` by turns; a value can hold anything.
 *
 *     <app-facts><dt>{{ texts.lane }}</dt><dd>{{ lane }}</dd></app-facts>
 */
@Component({
  selector: 'app-facts',
  template: `<dl><ng-content /></dl>`,
  styleUrl: './facts.scss',
})
export class Facts {}
