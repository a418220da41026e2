import type { EnqueuedJob, JobRequest } from '../queue/job-request.js';

/** Milliseconds that a job waits for more of the same, such as the second and third message about one change. */
const GATHERED = 100;

/** Milliseconds in which one subject is queued once at most. */
const WINDOW = 1_000;

/** Where requests go, and what time it is. */
export interface FoldTarget<Request extends JobRequest> {
  enqueue(request: Request): Promise<EnqueuedJob>;
  /** Monotonic milliseconds. */
  now(): number;
  /** A request that nobody waits for any more could not be queued. */
  failed(error: unknown, request: Request): void;
}

interface Window<Request> {
  readonly queued: Promise<EnqueuedJob>;
  /** Until then the job that was queued is still to begin, and so covers what comes. */
  readonly coveredUntil: number;
  readonly timer: NodeJS.Timeout;
  /** What came later than that, to be queued when the window ends. */
  late: Request | null;
}

/**
 * Makes one job of many requests about one subject, and one statement a second at most. The first is queued at once; what
 * comes before its job begins needs no other; what comes after that is queued when the second is over.
 */
export class FoldWindow<Request extends JobRequest> {
  private readonly windows = new Map<string, Window<Request>>();

  constructor(private readonly target: FoldTarget<Request>) {}

  /**
   * Resolves when the request is sure to be carried out, or waits for the end of its window.
   * @throws what queueing throws; the request may then be made again
   */
  async take(subject: string, request: Request): Promise<'queued' | 'folded'> {
    const key = `${request.kind} ${subject}`;
    const cameAt = this.target.now();
    const open = this.windows.get(key);
    if (open === undefined) {
      await this.open(key, request);
      return 'queued';
    }
    const { folded } = await open.queued;
    // A job that waited already may begin at any moment, perhaps before this request came.
    if (cameAt < open.coveredUntil && !folded) return 'folded';
    // The database was so slow that the window is over.
    if (this.windows.get(key) !== open) return this.take(subject, request);
    open.late ??= request;
    return 'folded';
  }

  /** Queues what waits, and nothing by itself from then on. */
  async close(): Promise<void> {
    const windows = [...this.windows.values()];
    this.windows.clear();
    for (const { timer } of windows) clearTimeout(timer);
    await Promise.all(windows.flatMap(({ late }) => (late === null ? [] : [this.target.enqueue(late)])));
  }

  private async open(key: string, request: Request): Promise<void> {
    const queued = this.target.enqueue({ ...request, runAt: new Date(Date.now() + GATHERED) });
    const timer = setTimeout(() => void this.end(key), WINDOW).unref();
    this.windows.set(key, { queued, coveredUntil: this.target.now() + GATHERED, timer, late: null });
    try {
      await queued;
    } catch (error) {
      clearTimeout(timer);
      this.windows.delete(key);
      throw error;
    }
  }

  private async end(key: string): Promise<void> {
    const late = this.windows.get(key)?.late ?? null;
    this.windows.delete(key);
    if (late === null) return;
    await this.open(key, late).catch((error: unknown) => this.target.failed(error, late));
  }
}
