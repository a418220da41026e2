interface Color {
  readonly background: string;
  readonly foreground: string;
}

const FOREGROUND = '#1d1d1d';

const palette = (backgrounds: readonly string[]): Readonly<Record<string, Color>> =>
  Object.fromEntries(
    backgrounds.map((background, index) => [String(index + 1), { background, foreground: FOREGROUND }]),
  );

/** Colours of calendars, by their ids `1` to `24`. */
export const CALENDAR_COLORS = palette([
  '#ac725e',
  '#d06b64',
  '#f83a22',
  '#fa573c',
  '#ff7537',
  '#ffad46',
  '#42d692',
  '#16a765',
  '#7bd148',
  '#b3dc6c',
  '#fbe983',
  '#fad165',
  '#92e1c0',
  '#9fe1e7',
  '#9fc6e7',
  '#4986e7',
  '#9a9cff',
  '#b99aff',
  '#c2c2c2',
  '#cabdbf',
  '#cca6ac',
  '#f691b2',
  '#cd74e6',
  '#a47ae2',
]);

/** Colours of events, by their ids `1` to `11`. */
export const EVENT_COLORS = palette([
  '#a4bdfc',
  '#7ae7bf',
  '#dbadff',
  '#ff887c',
  '#fbd75b',
  '#ffb878',
  '#46d6db',
  '#e1e1e1',
  '#5484ed',
  '#51b749',
  '#dc2127',
]);
