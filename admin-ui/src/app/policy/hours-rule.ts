import { Component, computed, inject, input, model } from '@angular/core';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import type { Filter } from '@calmirror/core';
import { TEXTS } from '../../texts/texts';
import type { FaultAt } from './faults-at';
import { LineField } from './line-field';

type Hours = Extract<Filter, { kind: 'hours' }>;

/** ISO weekdays, from 1 for Monday. */
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
/** A Monday, from which the names of the days are counted. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

/** Weekdays, hours of the day, and the zone in which they are read. */
@Component({
  selector: 'app-hours-rule',
  imports: [LineField, MatButtonToggle, MatButtonToggleGroup],
  templateUrl: './hours-rule.html',
  styleUrls: ['./rule-fields.scss', './hours-rule.scss'],
})
export class HoursRule {
  private readonly all = inject(TEXTS);
  protected readonly texts = this.all.policy.filters;
  readonly rule = model.required<Hours>();
  readonly path = input.required<string>();
  readonly faultAt = input.required<FaultAt>();
  readonly checked = input(false);

  protected readonly days = computed(() => {
    const name = (weekday: 'short' | 'long') =>
      new Intl.DateTimeFormat(this.all.language, { weekday, timeZone: 'UTC' });
    return WEEKDAYS.map((day) => {
      const at = MONDAY + (day - 1) * DAY;
      return { day, short: name('short').format(at), long: name('long').format(at) };
    });
  });

  protected fault(member: string): string {
    return this.faultAt()(`${this.path()}.${member}`);
  }

  protected change(members: Partial<Hours>): void {
    this.rule.set({ ...this.rule(), ...members });
  }

  protected chooseDays(days: readonly number[]): void {
    this.change({ weekdays: [...days].sort((a, b) => a - b) });
  }
}
