import type { FetchResult } from '@calmirror/connectors';
import type { FakeCalendar } from './fake-calendar.js';
import { faultError } from './fake-faults.js';

const CURSOR = /^fake:(\d+)$/;

/** What a read since `cursor` answers: all of it, what changed, or that nothing did. */
export function readFakeCalendar(calendar: FakeCalendar, cursor: string | null): FetchResult {
  const known = cursor === null ? 0 : knownVersion(calendar, cursor);
  const changed = calendar.changedSince(known);
  const full = cursor === null;
  return {
    kind: full ? 'full' : changed.length === 0 ? 'unchanged' : 'delta',
    events: full ? calendar.all() : changed.flatMap((id) => calendar.get(id) ?? []),
    withheld: [],
    removed: full ? [] : changed.filter((id) => calendar.get(id) === undefined),
    present: full ? calendar.all().map(({ event }) => event.id) : [],
    cursor: `fake:${calendar.version}`,
    calendar: { name: calendar.name, color: null, timeZone: null },
    refreshSeconds: null,
  };
}

/** Requests that a read takes. */
export const pagesOf = ({ events, removed }: FetchResult, pageSize: number): number =>
  Math.max(1, Math.ceil((events.length + removed.length) / pageSize));

function knownVersion(calendar: FakeCalendar, cursor: string): number {
  const version = Number(CURSOR.exec(cursor)?.[1] ?? Number.NaN);
  if (version <= calendar.version) return version;
  throw faultError({ kind: 'cursor-expired' });
}
