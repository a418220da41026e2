import { hash } from 'node:crypto';
import { setImmediate as afterOthers } from 'node:timers/promises';
import { type CalendarEvent, type EventProblem, ProviderError } from '@calmirror/core';
import type { CalendarReader } from '../reading/calendar-reader.js';
import type { DownloadedObject } from './object-download.js';
import { markerIn } from './object-text.js';

/** One event of an object, under the id that its own text suggests; or why there is none. */
export type ReadEvent =
  | { readonly id: string; readonly event: CalendarEvent; readonly problem: null }
  | { readonly id: string; readonly event: null; readonly problem: EventProblem };

/** An object as read; without events where it holds a task or the like. */
export interface ReadObject {
  readonly path: string;
  readonly etag: string | null;
  /** The ETag, or a digest of the text where the server tells none. */
  readonly tag: string;
  readonly events: readonly ReadEvent[];
  /** Calmirror's own marker. */
  readonly marker: string | null;
}

/** Objects read between two looks at what else there is to do: some milliseconds. */
const SLICE = 10;

/** Reads each object by itself, so that a broken one stops no other. What has no text, or could not be read now, is left out. */
export async function readObjects(
  reader: CalendarReader,
  objects: readonly DownloadedObject[],
  signal: AbortSignal,
): Promise<readonly ReadObject[]> {
  const read: ReadObject[] = [];
  for (const [index, { path, etag, text }] of objects.entries()) {
    if (index % SLICE === SLICE - 1) await afterOthers();
    if (text === null) continue;
    const events = await eventsIn(reader, path, text, signal);
    if (events === null) continue;
    read.push({ path, etag, tag: etag ?? hash('sha256', text, 'hex'), events, marker: markerIn(text) });
  }
  return read;
}

/** Faults that may be the reader's own: the same text may be read next time. */
const OF_THE_READER: ReadonlySet<ProviderError['reason']> = new Set(['timeout', 'too-slow', 'undecodable'] as const);

/** Id of what stands at a path and tells no id of its own. */
export function namelessId(path: string): string {
  return `unreadable:${path}`;
}

async function eventsIn(
  reader: CalendarReader,
  path: string,
  text: string,
  signal: AbortSignal,
): Promise<readonly ReadEvent[] | null> {
  const body = { bytes: Buffer.from(text), contentType: null };
  try {
    const { events, withheld } = await reader.read(body, new Map(), signal);
    return [
      ...events.map(({ event }) => ({ id: event.id, event, problem: null })),
      ...withheld.map(({ id, problem }) => ({ id, event: null, problem })),
    ];
  } catch (error) {
    // The answer was read to its end: what is wrong with this text is so on the server, and will be tomorrow.
    if (!(error instanceof ProviderError)) throw error;
    if (OF_THE_READER.has(error.reason)) return null;
    return [{ id: namelessId(path), event: null, problem: { code: 'bad-value', message: error.message } }];
  }
}
