import { Component, computed, inject, input } from '@angular/core';
import type { QuotaHour } from '@calmirror/contracts';
import { TEXTS } from '../../../../texts/texts';
import { BarChart } from '../../../ui/chart/bar-chart';
import { softer } from '../../../ui/chart/softer';
import { clockFormat, TIME_OF_DAY } from '../../../ui/time/clock-format';
import { historyTotals } from './quota-use';

/** A single refusal among thousands of requests is seen, too. */
const SEEN_PX = 4;

const SERIES = [
  { name: 'answered', colour: softer('working') },
  { name: 'limited', colour: softer('needs-attention'), atLeast: SEEN_PX },
] as const;

/** The requests of the last 24 hours and how many of them were too many: as a picture, and the same as a table. */
@Component({
  selector: 'app-quota-history',
  imports: [BarChart],
  templateUrl: './quota-history.html',
  styleUrls: ['../../../ui/chart/chart-with-table.scss', './quota-history.scss'],
})
export class QuotaHistory {
  private readonly all = inject(TEXTS);
  protected readonly texts = this.all.quota.history;
  protected readonly number = this.all.quota.number;
  protected readonly series = SERIES;
  readonly history = input.required<readonly QuotaHour[]>();

  protected readonly totals = computed(() => historyTotals([...this.history()]));
  private readonly clock = clockFormat(this.all.language, TIME_OF_DAY);
  /** With the hours by the clock of the person who looks. */
  protected readonly hours = computed(() =>
    this.history().map((hour) => ({
      ...hour,
      answered: Math.max(0, hour.requests - hour.limited),
      name: this.clock.format(Date.parse(hour.at)),
    })),
  );
  protected readonly names = computed(() => this.hours().map(({ name }) => name));
  protected readonly drawn = computed(() =>
    SERIES.map(({ name, ...series }) => ({
      ...series,
      label: this.texts[name],
      amounts: this.hours().map((hour) => hour[name]),
    })),
  );
}
