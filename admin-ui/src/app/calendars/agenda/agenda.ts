import type { InstanceAnswer } from '@calmirror/contracts';
import { addDays, inZone } from './days';

/** From a day up to, and without, another. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** An occurrence as an agenda shows it. */
export interface AgendaItem {
  readonly key: string;
  readonly summary: string | null;
  readonly location: string | null;
  readonly status: string;
  /** It takes no time of its owner. */
  readonly free: boolean;
  readonly allDay: boolean;
  /** `HH:mm` in the zone of the agenda; empty for a whole day. */
  readonly start: string;
  readonly end: string;
  /** Its first day, where that is before the day that it stands below. */
  readonly since: string | null;
  /** Its last day, where that is after the day that it begins on. */
  readonly until: string | null;
}

export interface AgendaDay {
  readonly day: string;
  readonly items: readonly AgendaItem[];
}

/**
 * Occurrences by the day on which they begin in a zone, or by the first of the span where they began before: whole days
 * first, then by the clock. Days without any are left out, and so is what lies outside the span.
 */
export function agenda(instances: readonly InstanceAnswer[], zone: string, span: Span): AgendaDay[] {
  const days = new Map<string, AgendaItem[]>();
  for (const instance of instances) {
    const { first, last, item } = placed(instance, zone, span);
    if (last < span.from || first >= span.to) continue;
    const day = first < span.from ? span.from : first;
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days].sort(([a], [b]) => compare(a, b)).map(([day, items]) => ({ day, items: items.toSorted(byClock) }));
}

interface Placed {
  readonly first: string;
  readonly last: string;
  readonly item: AgendaItem;
}

function placed(instance: InstanceAnswer, zone: string, span: Span): Placed {
  const { uid, recurrenceId, summary, location, status, transparency } = instance;
  const allDay = !instance.start.includes('T');
  const { day: first, clock: start } = onTheClock(instance.start, zone);
  const { day: last, clock: end } = lastMoment(instance, zone);
  const item = {
    key: `${uid} ${recurrenceId ?? ''} ${instance.start}`,
    summary,
    location,
    status,
    free: transparency === 'transparent',
    allDay,
    start,
    end,
    since: first < span.from ? first : null,
    until: last > first ? last : null,
  };
  return { first, last, item };
}

/** `…Z` is an instant, a time without `Z` the same on every clock, a bare date a whole day. */
function onTheClock(time: string, zone: string): { day: string; clock: string } {
  if (time.endsWith('Z')) return inZone(Date.parse(time), zone);
  return { day: time.slice(0, 10), clock: time.slice(11, 16) };
}

/** The end is excluded: what ends at midnight ends on the day before, at 24:00, and one of no length where it begins. */
function lastMoment({ start, end }: InstanceAnswer, zone: string): { day: string; clock: string } {
  const last = onTheClock(end, zone);
  if (end <= start) return onTheClock(start, zone);
  if (last.clock === '') return { day: addDays(last.day, -1), clock: '' };
  return last.clock === '00:00' ? { day: addDays(last.day, -1), clock: '24:00' } : last;
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const byClock = (a: AgendaItem, b: AgendaItem): number =>
  Number(b.allDay) - Number(a.allDay) ||
  Number(b.since !== null) - Number(a.since !== null) ||
  compare(a.start, b.start) ||
  compare(a.summary ?? '', b.summary ?? '');
