/** Days as `YYYY-MM-DD`, which sort as they follow each other. */
const DAY_MS = 86_400_000;

export const addDays = (day: string, days: number): string => ofUtc(Date.parse(`${day}T00:00Z`) + days * DAY_MS);

/** Whether it is a day that calendars have. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00Z`)) && addDays(text, 0) === text;

/** A moment on the clock of a zone. */
export interface OnTheClock {
  readonly day: string;
  /** `HH:mm`, of 24 hours. */
  readonly clock: string;
}

/** @param at milliseconds of the epoch @param zone IANA name */
export function inZone(at: number, zone: string): OnTheClock {
  const wall = wallOf(at, zone);
  return { day: ofUtc(wall), clock: new Date(wall).toISOString().slice(11, 16) };
}

/** When a day begins in a zone, in milliseconds of the epoch; at its first moment where the clock skips midnight. */
export function beginningOf(day: string, zone: string): number {
  const wanted = Date.parse(`${day}T00:00Z`);
  // What the zone is off by depends on the moment that is looked for: the second look is made from close by.
  const near = wanted - (wallOf(wanted, zone) - wanted);
  return near - (wallOf(near, zone) - wanted);
}

/** What the clocks of a zone show, as if it were UTC. */
function wallOf(at: number, zone: string): number {
  const parts = formatOf(zone).formatToParts(at);
  const [year, month, day, hour, minute] = (['year', 'month', 'day', 'hour', 'minute'] as const).map((type) =>
    Number(parts.find((part) => part.type === type)?.value),
  );
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than using it a hundred times. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const made = formats.get(zone);
  if (made) return made;
  const format = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formats.set(zone, format);
  return format;
}

const ofUtc = (at: number): string => new Date(at).toISOString().slice(0, 10);
