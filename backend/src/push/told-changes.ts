import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { JobQueue } from '../queue/job-queue.js';
import type { JobRequest } from '../queue/job-request.js';
import { FoldWindow } from './fold-window.js';

/** Milliseconds after which what could not be queued is queued again. */
const AGAIN = 1_000;

/** A job for one calendar. */
export type CalendarRequest = JobRequest & { readonly calendarId: string };

/** The read that word of a change asks for. */
export const readOf = (calendarId: string, accountId: string, toldAt: Date): CalendarRequest => ({
  kind: 'pull',
  lane: 'push',
  calendarId,
  accountId,
  payload: { changedAt: toldAt.toISOString() },
});

/** Makes jobs of what providers tell, by messages or over held connections: one for each calendar in a second. */
@Injectable()
export class ToldChanges implements BeforeApplicationShutdown {
  private readonly logger = new Logger(ToldChanges.name);
  private readonly window: FoldWindow<CalendarRequest>;
  /** By kind and calendar, what nobody tells of again and could not be queued. */
  private readonly unqueued = new Map<string, CalendarRequest>();
  private again: NodeJS.Timeout | null = null;
  private over = false;

  constructor(queue: JobQueue) {
    this.window = new FoldWindow({
      enqueue: async (request) => {
        const [job] = await queue.enqueue([request]);
        if (!job) throw new Error('a job was neither queued nor folded');
        return job;
      },
      now: () => performance.now(),
      failed: (error, request) => this.keep(error, request),
    });
  }

  /** Those that came too late for their window are queued before the process ends. */
  beforeApplicationShutdown(): Promise<void> {
    this.over = true;
    if (this.again) clearTimeout(this.again);
    return this.window.close();
  }

  /** @throws what queueing throws; whoever told of it may tell again */
  take(request: CalendarRequest): Promise<'queued' | 'folded'> {
    return this.window.take(request.calendarId, request);
  }

  /** The same where nobody tells again: it is queued as soon as it can be. Null: not yet. Does not throw. */
  async takeSurely(request: CalendarRequest): Promise<'queued' | 'folded' | null> {
    try {
      return await this.take(request);
    } catch (error) {
      this.keep(error, request);
      return null;
    }
  }

  private keep(error: unknown, request: CalendarRequest): void {
    this.logger.debug({ err: error }, 'a change that was told of cannot be queued yet');
    // The first is the one that waits longest.
    const key = `${request.kind} ${request.calendarId}`;
    if (!this.unqueued.has(key)) this.unqueued.set(key, request);
    if (!this.over) this.again ??= setTimeout(() => void this.tryAgain(), AGAIN).unref();
  }

  private async tryAgain(): Promise<void> {
    const waiting = [...this.unqueued.values()];
    this.unqueued.clear();
    // One after the other: a database that comes back has others to serve as well.
    for (const request of waiting) await this.takeSurely(request);
    this.again = null;
    if (this.unqueued.size > 0 && !this.over) this.again = setTimeout(() => void this.tryAgain(), AGAIN).unref();
  }
}
