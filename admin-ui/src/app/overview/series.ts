/** What can be done to a mirror, in the order in which the bars are stacked, each with its colour in the theme. */
export const SERIES = [
  { name: 'created', colour: '--ink-ok' },
  { name: 'updated', colour: '--ink-working' },
  { name: 'deleted', colour: '--ink-paused' },
] as const;

/** One hour of the chart; `at` is how its beginning is written. */
export interface ChartHour {
  readonly at: string;
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
}
