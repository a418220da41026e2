/** Inks are made for words; as areas they would shout. */
const softer = (hue: string): string => `color-mix(in srgb, var(--ink-${hue}) 70%, var(--wash-${hue}))`;

/** What can be done to a mirror, in the order in which the bars are stacked, each with its colour from the theme. */
export const SERIES = [
  { name: 'created', colour: softer('ok') },
  { name: 'updated', colour: softer('working') },
  { name: 'deleted', colour: softer('paused') },
] as const;

/** One hour of the chart; `at` is how its beginning is written. */
export interface ChartHour {
  readonly at: string;
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
}
