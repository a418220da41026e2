import type { GoogleCalendar } from './google-calendar.js';
import { isObject } from './google-call.js';
import { refuse } from './google-refusal.js';

/** What must stay the same from one sync to the next. */
export interface SyncTerms {
  readonly singleEvents: boolean;
  readonly eventTypes: readonly string[];
}

interface SyncPoint extends SyncTerms {
  readonly calendar: string;
  readonly version: number;
  readonly generation: number;
}

export function syncTokenAt(calendar: GoogleCalendar, version: number, terms: SyncTerms): string {
  const { singleEvents, eventTypes } = terms;
  const { generation } = calendar.store;
  const point: SyncPoint = { calendar: calendar.id, version, generation, singleEvents, eventTypes };
  return `${Buffer.from(JSON.stringify(point)).toString('base64url')}=`;
}

/** The version of the calendar that a token goes on from. */
export function versionOf(token: string, calendar: GoogleCalendar, terms: SyncTerms): number {
  const point = read(token);
  if (point?.calendar !== calendar.id) throw refuse.invalid('Invalid sync token value.', 'syncToken');
  if (point.generation !== calendar.store.generation) throw refuse.fullSyncRequired();
  const isSame = point.singleEvents === terms.singleEvents && point.eventTypes.join() === terms.eventTypes.join();
  if (!isSame) throw refuse.syncTokenBeside('other parameters than those of the first request');
  return point.version;
}

function read(token: string): SyncPoint | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    return isObject(value) ? (value as unknown as SyncPoint) : null;
  } catch {
    return null;
  }
}
