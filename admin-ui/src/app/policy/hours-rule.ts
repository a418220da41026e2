import { Component, inject, input, model } from '@angular/core';
import type { Filter } from '@calmirror/core';
import { TEXTS } from '../../texts/texts';
import type { FaultAt } from './faults-at';
import { LineField } from './line-field';
import { WeekdaysField } from './weekdays-field';

type Hours = Extract<Filter, { kind: 'hours' }>;

/** Weekdays, hours of the day, and the zone in which they are read. */
@Component({
  selector: 'app-hours-rule',
  imports: [LineField, WeekdaysField],
  templateUrl: './hours-rule.html',
  styleUrls: ['./rule-fields.scss', './hours-rule.scss'],
})
export class HoursRule {
  protected readonly texts = inject(TEXTS).policy.filters;
  readonly rule = model.required<Hours>();
  readonly path = input.required<string>();
  readonly faultAt = input.required<FaultAt>();
  readonly checked = input(false);

  protected fault(member: string): string {
    return this.faultAt()(`${this.path()}.${member}`);
  }

  protected change(members: Partial<Hours>): void {
    this.rule.set({ ...this.rule(), ...members });
  }
}
