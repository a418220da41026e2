import { Component, inject, input } from '@angular/core';
import type { Filter } from '@calmirror/core';
import { TEXTS } from '../../texts/texts';

/** Filters in words, to be read and not changed. */
@Component({
  selector: 'app-filter-words',
  template: `
    <ul>
      @for (filter of filters(); track $index) {
        <li>{{ texts.words(filter) }}</li>
      } @empty {
        <li class="quiet">{{ texts.none }}</li>
      }
    </ul>
  `,
  styleUrl: './words.scss',
})
export class FilterWords {
  protected readonly texts = inject(TEXTS).policy.filters;
  readonly filters = input.required<readonly Filter[]>();
}
