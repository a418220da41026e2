import type { MessagePort } from 'node:worker_threads';
import { ProviderError } from '@calmirror/core';
import type { FeedContents } from './calendar-reader.js';
import { readFeed } from './read-feed.js';
import type { ReadingAnswer, ReadingOrder } from './reading-protocol.js';

/** Members of a portion: some milliseconds of unpacking. Ids are small beside events. */
const EVENTS = 200;
const IDS = 10_000;

/** The work of a reading thread, whose entry calls this with its `parentPort`; see `ThreadedReader`. */
export function serveReadings(port: Pick<MessagePort, 'on' | 'postMessage'>): void {
  let answers: Generator<ReadingAnswer, undefined> | null = null;
  port.on('message', (order: ReadingOrder) => {
    if (order.order === 'read') answers = answersTo(order);
    const next = answers?.next();
    if (next?.done === false) port.postMessage(next.value);
  });
}

function* answersTo({ feed, known }: Extract<ReadingOrder, { order: 'read' }>): Generator<ReadingAnswer, undefined> {
  try {
    yield* portionsOf(readFeed(feed, known));
  } catch (error) {
    // Anything else is a fault of ours: it ends the thread, and the asking side says so.
    if (!(error instanceof ProviderError)) throw error;
    yield { answer: 'refusal', kind: error.kind, reason: error.reason, message: error.message };
  }
}

function* portionsOf({ events, withheld, present, ...calendar }: FeedContents): Generator<ReadingAnswer, undefined> {
  const count = Math.max(events.length / EVENTS, withheld.length / EVENTS, present.length / IDS, 1);
  for (let index = 0; index < count; index += 1) {
    const portion = {
      ...calendar,
      events: events.slice(index * EVENTS, (index + 1) * EVENTS),
      withheld: withheld.slice(index * EVENTS, (index + 1) * EVENTS),
      present: present.slice(index * IDS, (index + 1) * IDS),
    };
    yield { answer: 'portion', portion, last: index + 1 >= count };
  }
}
