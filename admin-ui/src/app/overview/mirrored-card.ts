import { Component, computed, inject, input } from '@angular/core';
import type { MetricsSummary } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { BarChart } from '../ui/chart/bar-chart';
import { clockFormat, TIME_OF_DAY } from '../ui/time/clock-format';
import { SERIES } from './series';

/** What was written to targets, hour by hour: as a picture, and the same as a table. */
@Component({
  selector: 'app-mirrored-card',
  imports: [BarChart],
  templateUrl: './mirrored-card.html',
  styleUrls: ['../ui/chart/chart-with-table.scss', './mirrored-card.scss'],
})
export class MirroredCard {
  private readonly all = inject(TEXTS);
  protected readonly texts = this.all.overview.mirrored;
  protected readonly number = this.all.overview.number;
  protected readonly series = SERIES;
  readonly summary = input.required<MetricsSummary>();

  protected readonly total = computed(() =>
    this.summary().mirrored.reduce((sum, { created, updated, deleted }) => sum + created + updated + deleted, 0),
  );
  private readonly clock = clockFormat(this.all.language, TIME_OF_DAY);
  /** With the hours by the clock of the person who looks. */
  protected readonly hours = computed(() =>
    this.summary().mirrored.map((hour) => ({ ...hour, at: this.clock.format(Date.parse(hour.hour)) })),
  );
  protected readonly names = computed(() => this.hours().map(({ at }) => at));
  protected readonly drawn = computed(() =>
    SERIES.map(({ name, colour }) => ({
      label: this.texts[name],
      colour,
      amounts: this.hours().map((hour) => hour[name]),
    })),
  );
}
