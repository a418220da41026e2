import { cssColor } from './css-color.js';

/** Colours of events by their ids, as `colors.get` tells them: they have been the same ever since there are ids. */
const COLORS: ReadonlyMap<string, string> = new Map([
  ['1', '#a4bdfc'],
  ['2', '#7ae7bf'],
  ['3', '#dbadff'],
  ['4', '#ff887c'],
  ['5', '#fbd75b'],
  ['6', '#ffb878'],
  ['7', '#46d6db'],
  ['8', '#e1e1e1'],
  ['9', '#5484ed'],
  ['10', '#51b749'],
  ['11', '#dc2127'],
]);

export function colorOfId(id: string | null): string | null {
  return id === null ? null : (COLORS.get(id) ?? null);
}

/** The id of the colour that looks most like one; null where there is none, or the name of none. */
export function idOfColor(color: string | null): string | null {
  const wanted = color === null ? null : rgbOf(/^#[0-9a-f]{6}$/i.test(color) ? color : cssColor(color));
  if (wanted === null) return null;
  const distances = Array.from(COLORS, ([id, candidate]) => ({ id, distance: distance(wanted, rgbOf(candidate)) }));
  return distances.reduce((nearest, other) => (other.distance < nearest.distance ? other : nearest)).id;
}

type Rgb = readonly [number, number, number];

function rgbOf(color: string): Rgb;
function rgbOf(color: string | null): Rgb | null;
function rgbOf(color: string | null): Rgb | null {
  if (color === null) return null;
  const value = Number.parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** The eye sees green best and blue least; red weighs the more, the more of it there is. */
function distance(one: Rgb, other: Rgb): number {
  const red = (one[0] + other[0]) / 2;
  const [r, g, b] = [one[0] - other[0], one[1] - other[1], one[2] - other[2]];
  return (2 + red / 256) * r * r + 4 * g * g + (2 + (255 - red) / 256) * b * b;
}
