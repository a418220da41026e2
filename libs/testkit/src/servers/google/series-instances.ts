import { endFrom, startNamed } from './event-instances.js';
import { stampOf } from './event-times.js';
import type { GoogleCalendar } from './google-calendar.js';
import type { StoredEvent, StoredTime } from './google-event.js';
import { refuse } from './google-refusal.js';

/** An instance of a series that nothing was changed about has an id too. */
const INSTANCE_ID = /^(.+)_(\d{8}(?:T\d{6}Z)?)$/;

/** What stands under an id: an event, a tombstone, or an instance of a series as the series says it. */
export function standingEvent(calendar: GoogleCalendar, id: string): StoredEvent {
  const found = calendar.store.find(id);
  if (found) return asItStands(calendar, found);
  const [, masterId = '', stamp = ''] = INSTANCE_ID.exec(id) ?? [];
  const master = calendar.store.find(masterId);
  const start = master && master.status !== 'cancelled' ? startNamed(master, calendar.traits.timeZone, stamp) : null;
  if (!master || !start) throw refuse.notFound();
  return instanceAt(master, start);
}

/** Instances of a deleted series are deleted as well, and come back with it as they were. */
export function asItStands(calendar: GoogleCalendar, event: StoredEvent): StoredEvent {
  const master = event.instanceOf && calendar.store.find(event.instanceOf.master);
  return master?.status === 'cancelled' ? { ...event, status: 'cancelled' } : event;
}

/** An instance as its series says it. */
export function instanceAt(master: StoredEvent, start: StoredTime): StoredEvent {
  return {
    ...master,
    id: `${master.id}_${stampOf(start)}`,
    start,
    end: endFrom(master, start),
    recurrence: null,
    instanceOf: { master: master.id, originalStart: start },
  };
}

/** Deletes an event, cancels an instance; with a series its instances go. */
export function cancel(calendar: GoogleCalendar, event: StoredEvent): StoredEvent {
  const saved = calendar.store.save({ ...event, status: 'cancelled', sequence: event.sequence + 1 });
  touchExceptions(calendar, event.id);
  return saved;
}

/** Instances that a series has no longer are gone, whatever they said of themselves; all others stay as they are. */
export function endExceptionsOutside(calendar: GoogleCalendar, master: StoredEvent): void {
  for (const exception of calendar.store.exceptionsOf(master.id)) {
    const start = exception.instanceOf?.originalStart;
    if (start === undefined || exception.status === 'cancelled') continue;
    if (startNamed(master, calendar.traits.timeZone, stampOf(start)) === null) cancel(calendar, exception);
  }
}

/** What becomes of a whole series is a change of each of its instances that are kept by themselves. */
export function touchExceptions(calendar: GoogleCalendar, master: string): void {
  for (const exception of calendar.store.exceptionsOf(master)) calendar.store.save(exception);
}
