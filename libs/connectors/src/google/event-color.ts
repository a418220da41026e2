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
  const wanted = color === null || /^#[0-9a-f]{6}$/i.test(color) ? color : cssColor(color);
  if (wanted === null) return null;
  const look = lookOf(wanted);
  const distances = Array.from(COLORS, ([id, candidate]) => ({ id, distance: distance(look, lookOf(candidate)) }));
  return distances.reduce((nearest, other) => (other.distance < nearest.distance ? other : nearest)).id;
}

/** A colour as the eye sees it (Oklab): how light it is, and its place between green and red, blue and yellow. */
type Look = readonly [lightness: number, greenRed: number, blueYellow: number];

function lookOf(color: string): Look {
  const value = Number.parseInt(color.slice(1), 16);
  const [r, g, b] = [linear(value >> 16), linear((value >> 8) & 255), linear(value & 255)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function linear(channel: number): number {
  const part = channel / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

/** Which colour it is tells events apart, more than how light it is. */
function distance(one: Look, other: Look): number {
  return Math.hypot((one[0] - other[0]) / 3, one[1] - other[1], one[2] - other[2]);
}
