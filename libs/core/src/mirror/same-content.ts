import type { CalendarEvent, EventDetails, EventOverride, EventSpan, Recurrence } from '../event/calendar-event.js';
import type { CustomZone, EventTime } from '../event/event-time.js';
import { speltTime } from '../event/spelt-time.js';
import { instantOf } from '../recurrence/time-of-event.js';

/**
 * Whether what stands on a target still says what was written there. Servers rewrite what they store, so nothing counts
 * that people would not see: order, line ends, the way a time or a rule is spelt, ids, stamps and sequence. Reminders do
 * not count either, as whoever reads a calendar sets and dismisses them; and of what many servers drop without a word
 * (place on the map, links, categories, colour) only another value counts, not its absence.
 */
export function hasSameContent(written: CalendarEvent, standing: CalendarEvent): boolean {
  return (
    sameDetails(written, standing) &&
    sameSpan(written, written.zones, standing, standing.zones) &&
    sameSet(repetitionOf(written), repetitionOf(standing)) &&
    sameOverrides(written, standing)
  );
}

function sameDetails(written: EventDetails, standing: EventDetails): boolean {
  return (
    textOf(written.summary) === textOf(standing.summary) &&
    textOf(written.description) === textOf(standing.description) &&
    textOf(written.location) === textOf(standing.location) &&
    written.status === standing.status &&
    written.transparency === standing.transparency &&
    written.class === standing.class &&
    standsOrIsLost(geoOf(written), geoOf(standing)) &&
    standsOrIsLost(textOf(written.url), textOf(standing.url)) &&
    standsOrIsLost(textOf(written.conference), textOf(standing.conference)) &&
    standsOrIsLost(categoriesOf(written), categoriesOf(standing)) &&
    standsOrIsLost(textOf(written.color).toLowerCase(), textOf(standing.color).toLowerCase())
  );
}

const textOf = (text: string | null): string => (text ?? '').normalize('NFC').replaceAll(/\r\n?/g, '\n').trim();

const geoOf = ({ geo }: EventDetails): string =>
  geo === null ? '' : `${geo.latitude.toFixed(4)};${geo.longitude.toFixed(4)}`;

const categoriesOf = ({ categories }: EventDetails): string =>
  JSON.stringify([...new Set(categories.map(textOf))].filter((category) => category !== '').sort()).slice(1, -1);

const standsOrIsLost = (written: string, standing: string): boolean =>
  written === '' || standing === '' || written === standing;

function sameSpan(
  written: EventSpan,
  writtenZones: readonly CustomZone[],
  standing: EventSpan,
  standingZones: readonly CustomZone[],
): boolean {
  return (
    sameMoment(written.start, writtenZones, standing.start, standingZones) &&
    sameMoment(written.end, writtenZones, standing.end, standingZones)
  );
}

/** What is spelt alike in zones that everybody knows need not be worked out. */
function sameMoment(
  written: EventTime,
  writtenZones: readonly CustomZone[],
  standing: EventTime,
  standingZones: readonly CustomZone[],
): boolean {
  if (writtenZones.length + standingZones.length === 0 && speltTime(written) === speltTime(standing)) return true;
  return momentOf(written, writtenZones) === momentOf(standing, standingZones);
}

/** What a time means, however it is spelt: whole days and floating times are what they say, all others an instant. */
function momentOf(time: EventTime, zones: readonly CustomZone[]): string {
  if (time.kind === 'date' || time.kind === 'floating') return speltTime(time);
  return instantOf(time, zones) ?? speltTime(time);
}

/** All that makes a series repeat, one line each; none for a single event. */
function repetitionOf({ recurrence, start, zones }: CalendarEvent): ReadonlySet<string> {
  if (recurrence === null) return new Set();
  const lines = linesOf(recurrence, zones);
  return new Set(lines.length === 0 ? [] : [...lines, ...clockOf(start, zones)]);
}

function linesOf({ rules, exceptionRules, dates, exclusions }: Recurrence, zones: readonly CustomZone[]): string[] {
  return [
    ...rules.map((rule) => `RRULE ${ruleOf(rule)}`),
    ...exceptionRules.map((rule) => `EXRULE ${ruleOf(rule)}`),
    ...dates.map(({ start, end, duration }) => {
      const length = end === null ? (duration ?? '') : momentOf(end, zones);
      return `RDATE ${momentOf(start, zones)} ${length}`;
    }),
    ...exclusions.map((time) => `EXDATE ${momentOf(time, zones)}`),
  ];
}

/** Parts in one order, without those that say what holds anyway. */
function ruleOf(rule: string): string {
  const parts = rule
    .toUpperCase()
    .split(';')
    .filter((part) => part !== '' && part !== 'INTERVAL=1' && part !== 'WKST=MO');
  return parts
    .map((part) => {
      const [name, value = ''] = part.split('=');
      return `${name}=${value.split(',').sort().join(',')}`;
    })
    .sort()
    .join(';');
}

const HALF_A_YEAR = 182 * 86_400_000;

/** A series follows a clock. Two clocks that agree at its start and half a year later count as one, whatever their names. */
function clockOf(start: EventTime, zones: readonly CustomZone[]): string[] {
  if (start.kind === 'date' || start.kind === 'floating') return [];
  const later = (text: string): string => new Date(Date.parse(text) + HALF_A_YEAR).toISOString().slice(0, 19);
  const time: EventTime =
    start.kind === 'instant'
      ? { kind: 'instant', instant: `${later(start.instant)}Z` }
      : { ...start, wall: later(`${start.wall}Z`) };
  return [`CLOCK ${momentOf(time, zones)}`];
}

function sameOverrides(written: CalendarEvent, standing: CalendarEvent): boolean {
  if (written.overrides.length !== standing.overrides.length) return false;
  const found = new Map(
    standing.overrides.map((override) => [momentOf(override.recurrenceId, standing.zones), override]),
  );
  return written.overrides.every((override) => {
    const other = found.get(momentOf(override.recurrenceId, written.zones));
    return other !== undefined && sameOverride(override, written.zones, other, standing.zones);
  });
}

const sameOverride = (
  written: EventOverride,
  writtenZones: readonly CustomZone[],
  standing: EventOverride,
  standingZones: readonly CustomZone[],
): boolean =>
  written.thisAndFuture === standing.thisAndFuture &&
  sameDetails(written, standing) &&
  sameSpan(written, writtenZones, standing, standingZones);

const sameSet = (left: ReadonlySet<string>, right: ReadonlySet<string>): boolean =>
  left.size === right.size && [...left].every((line) => right.has(line));
