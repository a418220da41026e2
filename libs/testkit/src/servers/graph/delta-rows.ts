import type { DeltaKind } from './delta-rounds.js';
import type { Json } from './graph-request.js';
import type { HeldEvent } from './held-event.js';
import { type Instance, instanceAt, instancesIn, type TimeWindow } from './instances.js';
import { itemId, readItemId } from './item-ids.js';
import type { Preferences } from './preferences.js';
import { showEvent, showStub, wholeOf } from './show-event.js';

/** One item of a delta answer: an event as it stood when the round began, or the usual id of what is gone. */
export type DeltaRow = Instance | { readonly gone: string };

/** What is shown of an event: a series as its master, then its instances. None for an event outside of the window. */
export function rowsOf(event: HeldEvent, window: TimeWindow, kind: DeltaKind): readonly Instance[] {
  const instances = isEndless(event, window) ? [wholeOf(event)] : instancesIn(event, window);
  if (instances.length === 0) return [];
  if (kind === 'events') return [wholeOf(event)];
  return event.recurrence === null ? instances : [wholeOf(event), ...instances];
}

/** Of a series without an end something always lies ahead; it is never expanded for ever. */
function isEndless({ recurrence }: HeldEvent, { to }: TimeWindow): boolean {
  return recurrence?.range?.type === 'noEnd' && to === Infinity;
}

export function usualId({ event, original }: Instance): string {
  return itemId({ key: event.key, original }, false);
}

/**
 * What a client is told that some of its event's items are gone. Graph says so of every event that was touched outside
 * of the window, known to the client or not, and says nothing of an instance that was deleted from a series that
 * lives on.
 */
export function goneRows(
  key: string,
  known: readonly string[],
  event: HeldEvent | undefined,
  rows: readonly Instance[],
  tellsDeletedInstances: boolean,
): readonly DeltaRow[] {
  const shown = new Set(rows.map(usualId));
  const gone = known.filter((id) => !shown.has(id) && (tellsDeletedInstances || isTold(id, event)));
  const itself = itemId({ key, original: null }, false);
  const all = rows.length === 0 ? new Set([itself, ...gone]) : new Set(gone);
  return [...all].map((id) => ({ gone: id }));
}

export function showRow(row: DeltaRow, kind: DeltaKind, preferences: Preferences): Json {
  if ('gone' in row) {
    const name = readItemId(row.gone);
    const id = name === null ? row.gone : itemId(name, preferences.immutableIds);
    return { '@odata.type': '#microsoft.graph.event', id, '@removed': { reason: 'deleted' } };
  }
  if (kind === 'events') {
    const { '@odata.etag': etag, id, type, start, end } = showEvent(row, preferences);
    return { '@odata.type': '#microsoft.graph.event', '@odata.etag': etag, id, type, start, end };
  }
  if (row.original !== null && row.exception === null) return showStub(row, preferences);
  return { '@odata.type': '#microsoft.graph.event', ...showEvent(row, preferences) };
}

function isTold(id: string, event: HeldEvent | undefined): boolean {
  const original = readItemId(id)?.original ?? null;
  if (event === undefined || original === null) return true;
  return instanceAt(event, original) !== null;
}
