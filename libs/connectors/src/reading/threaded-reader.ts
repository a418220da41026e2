import type { Worker } from 'node:worker_threads';
import { ProviderError } from '@calmirror/core';
import type { CalendarReader, FeedBody, FeedContents } from './calendar-reader.js';
import { inlineReader } from './inline-reader.js';
import { ReadingThread, UnusableThread } from './reading-thread.js';

/** Feeds up to this size are read in some milliseconds, less than it takes to hand them over. */
const INLINE_BYTES = 64_000;

export interface ThreadedReaderParts {
  /** Makes a thread whose entry calls `serveReadings(parentPort)`. */
  readonly spawn: () => Worker;
  /** Threads at work at the same time, at most. */
  readonly threads: number;
  /** A reading that takes longer is given up. */
  readonly timeoutMs: number;
  /** Threads without work end after this time, and give their memory back. */
  readonly idleMs: number;
}

/** Reads big feeds in threads of their own, so that heartbeats and answers to people do not wait for a parser. */
export class ThreadedReader implements CalendarReader {
  private readonly idle = new Map<ReadingThread, NodeJS.Timeout>();
  private readonly queue: (() => void)[] = [];
  private busy = 0;

  constructor(private readonly parts: ThreadedReaderParts) {}

  async read(feed: FeedBody, known: ReadonlyMap<string, string>, signal: AbortSignal): Promise<FeedContents> {
    if (feed.bytes.length <= INLINE_BYTES) return inlineReader.read(feed, known, signal);
    await this.turn();
    try {
      signal.throwIfAborted();
      return await this.readIn(this.take(), feed, known, signal);
    } finally {
      this.busy -= 1;
      this.queue.shift()?.();
    }
  }

  /** Ends the idle threads; for an orderly end of the process. */
  async close(): Promise<void> {
    const threads = [...this.idle.keys()];
    for (const thread of threads) this.forget(thread);
    await Promise.all(threads.map((thread) => thread.end()));
  }

  private async readIn(
    thread: ReadingThread,
    feed: FeedBody,
    known: ReadonlyMap<string, string>,
    signal: AbortSignal,
  ): Promise<FeedContents> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(tooSlow(this.parts.timeoutMs)), this.parts.timeoutMs);
    try {
      const contents = await thread.read(feed, known, AbortSignal.any([signal, late.signal]));
      this.keep(thread);
      return contents;
    } catch (error) {
      if (error instanceof UnusableThread) {
        await thread.end();
        throw error.reason;
      }
      this.keep(thread);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  private async turn(): Promise<void> {
    if (this.busy >= this.parts.threads) await new Promise<void>((resolve) => this.queue.push(resolve));
    this.busy += 1;
  }

  private take(): ReadingThread {
    const [thread] = this.idle.keys();
    if (thread === undefined) return new ReadingThread(this.parts.spawn());
    this.forget(thread);
    return thread;
  }

  private keep(thread: ReadingThread): void {
    const end = (): void => {
      this.forget(thread);
      void thread.end();
    };
    this.idle.set(thread, setTimeout(end, this.parts.idleMs).unref());
  }

  private forget(thread: ReadingThread): void {
    clearTimeout(this.idle.get(thread));
    this.idle.delete(thread);
  }
}

function tooSlow(milliseconds: number): ProviderError {
  const message = `The calendar takes longer than ${milliseconds / 1000} seconds to read.`;
  return new ProviderError('rejected', 'too-large', message);
}
