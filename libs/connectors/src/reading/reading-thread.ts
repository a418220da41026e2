import type { Worker } from 'node:worker_threads';
import { ProviderError } from '@calmirror/core';
import type { SourceEvent, WithheldEvent } from '../adapter.js';
import type { FeedBody, FeedContents } from './calendar-reader.js';
import type { ReadingAnswer, ReadingOrder } from './reading-protocol.js';

/** One thread that runs `serveReadings`, seen from the side that asks. It reads one feed at a time. */
export class ReadingThread {
  constructor(private readonly worker: Worker) {
    // An idle thread keeps no process alive.
    worker.unref();
  }

  /**
   * Reads a feed. After a failure other than a ProviderError of the feed's own, the thread is of no more use.
   * @throws ProviderError of the feed; `UnusableThread` with the reason when the thread failed or was stopped
   */
  read(feed: FeedBody, known: ReadonlyMap<string, string>, stop: AbortSignal): Promise<FeedContents> {
    return new Promise((resolve, reject) => {
      const events: SourceEvent[] = [];
      const withheld: WithheldEvent[] = [];
      const present: string[] = [];
      const ended = new AbortController();
      const settle = (act: () => void): void => {
        ended.abort();
        this.worker.off('message', onMessage).off('error', onFailure).off('exit', onFailure).unref();
        act();
      };
      const onMessage = (answer: ReadingAnswer): void => {
        if (answer.answer === 'refusal') {
          settle(() => reject(new ProviderError(answer.kind, answer.reason, answer.message)));
          return;
        }
        events.push(...answer.portion.events);
        withheld.push(...answer.portion.withheld);
        present.push(...answer.portion.present);
        if (answer.last) settle(() => resolve({ ...answer.portion, events, withheld, present }));
        else this.tell({ order: 'next-portion' });
      };
      const onFailure = (): void => settle(() => reject(new UnusableThread(threadFailed())));
      const onStop = (): void => settle(() => reject(new UnusableThread(stop.reason)));
      stop.addEventListener('abort', onStop, { signal: ended.signal });
      this.worker.on('message', onMessage).on('error', onFailure).on('exit', onFailure).ref();
      this.tell({ order: 'read', feed, known });
    });
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private tell(order: ReadingOrder): void {
    this.worker.postMessage(order);
  }
}

/** A reading that left its thread in an unknown state. */
export class UnusableThread extends Error {
  constructor(readonly reason: unknown) {
    super('The reading thread is of no more use.');
  }
}

function threadFailed(): ProviderError {
  return new ProviderError('temporary', 'undecodable', 'The calendar could not be read: its reader failed.');
}
