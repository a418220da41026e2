import { Component, computed, inject, model } from '@angular/core';
import { TEXTS } from '../../texts/texts';

/** ISO weekdays, from 1 for Monday. */
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
/** A Monday, from which the names of the days are counted. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

/** Some days of the week, in their order. */
@Component({
  selector: 'app-weekdays-field',
  template: `
    <fieldset>
      <legend class="unseen">{{ texts.weekdays }}</legend>
      @for (day of days(); track day.day) {
        <label>
          <input
            type="checkbox"
            [attr.aria-label]="day.long"
            [checked]="chosen().includes(day.day)"
            (change)="toggle(day.day)"
          /><span aria-hidden="true">{{ day.short }}</span>
        </label>
      }
    </fieldset>
  `,
  styleUrl: '../ui/form/segments.scss',
})
export class WeekdaysField {
  private readonly all = inject(TEXTS);
  protected readonly texts = this.all.policy.filters;
  readonly chosen = model.required<readonly number[]>();

  protected readonly days = computed(() => {
    const names = (weekday: 'short' | 'long') =>
      new Intl.DateTimeFormat(this.all.language, { weekday, timeZone: 'UTC' });
    const [short, long] = [names('short'), names('long')];
    return WEEKDAYS.map((day) => {
      const at = MONDAY + (day - 1) * DAY;
      return { day, short: short.format(at), long: long.format(at) };
    });
  });

  protected toggle(day: number): void {
    const chosen = this.chosen();
    this.chosen.set(WEEKDAYS.filter((each) => chosen.includes(each) !== (each === day)));
  }
}
