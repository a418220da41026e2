import { hash } from 'node:crypto';
import { setImmediate as afterOthers } from 'node:timers/promises';
import { type CalendarEvent, type EventProblem, ProviderError } from '@calmirror/core';
import type { CalendarReader } from '../reading/calendar-reader.js';
import type { DownloadedObject } from './object-download.js';

/** One event of an object, under the id that its own text suggests. `problem` says why there is no event. */
export type ReadEvent =
  | { readonly id: string; readonly event: CalendarEvent; readonly problem: null }
  | { readonly id: string; readonly event: null; readonly problem: EventProblem };

/** An object as read; without events where it holds a task or the like. */
export interface ReadObject {
  readonly path: string;
  /** The ETag, or a digest of the text where the server tells none. */
  readonly tag: string;
  readonly events: readonly ReadEvent[];
  /** Calmirror's own marker, also on an object whose event cannot be read. */
  readonly marker: string | null;
}

/** Objects read between two looks at what else there is to do: some milliseconds. */
const SLICE = 10;

/** Reads each object by itself, so that a broken one stops no other. */
export async function readObjects(
  reader: CalendarReader,
  objects: readonly DownloadedObject[],
  signal: AbortSignal,
): Promise<readonly ReadObject[]> {
  const read: ReadObject[] = [];
  for (const [index, { path, etag, text }] of objects.entries()) {
    if (index % SLICE === SLICE - 1) await afterOthers();
    const tag = etag ?? hash('sha256', text, 'hex');
    const events = await eventsIn(reader, path, text, signal);
    read.push({ path, tag, events, marker: markerIn(text) });
  }
  return read;
}

async function eventsIn(
  reader: CalendarReader,
  path: string,
  text: string,
  signal: AbortSignal,
): Promise<readonly ReadEvent[]> {
  const body = { bytes: Buffer.from(text), contentType: null };
  try {
    const { events, withheld } = await reader.read(body, new Map(), signal);
    return [
      ...events.map(({ event }) => ({ id: event.id, event, problem: null })),
      ...withheld.map(({ id, problem }) => ({ id, event: null, problem })),
    ];
  } catch (error) {
    // The whole answer was read to its end: what is wrong with this text is so on the server, and will be tomorrow.
    if (!(error instanceof ProviderError)) throw error;
    return [{ id: `unreadable:${path}`, event: null, problem: { code: 'bad-value', message: error.message } }];
  }
}

/** The marker in an object's text, unfolded (RFC 5545 §3.1). */
export function markerIn(text: string): string | null {
  const line = /^X-CALMIRROR-MARKER(?:;[^:\r\n]*)?:(.*(?:\r?\n[ \t].*)*)/im.exec(text)?.[1];
  return line?.replace(/\r?\n[ \t]/g, '').trim() ?? null;
}
