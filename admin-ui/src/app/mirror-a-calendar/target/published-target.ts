import { Component, inject } from '@angular/core';
import { form, maxLength, required } from '@angular/forms/signals';
import { TEXTS } from '../../../texts/texts';
import { TextField } from '../../ui/form/text-field';
import { NewPair } from '../new-pair';

const LONGEST_NAME = 200;

/** A calendar that Calmirror publishes: all it needs is a name. */
@Component({
  selector: 'app-published-target',
  imports: [TextField],
  template: ` <app-text-field [label]="texts.name" [hint]="texts.hint" [field]="form" /> `,
})
export class PublishedTarget {
  private readonly pair = inject(NewPair);
  protected readonly texts = inject(TEXTS).mirrorACalendar.target.published;
  protected readonly form = form(this.pair.target.publishedName, (path) => {
    required(path, { message: this.texts.needName });
    maxLength(path, LONGEST_NAME, { message: this.texts.tooLong(LONGEST_NAME) });
  });
}
