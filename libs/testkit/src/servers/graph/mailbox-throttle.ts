import { GraphError } from './graph-request.js';

/** What Outlook allows an application for one mailbox. May be changed while a server runs. */
export interface GraphLimits {
  requests: number;
  windowMs: number;
  concurrent: number;
  /** Whether a refusal says how long to wait. */
  saysRetryAfter: boolean;
}

export const PUBLISHED_LIMITS: GraphLimits = {
  requests: 10_000,
  windowMs: 600_000,
  concurrent: 4,
  saysRetryAfter: true,
};

/** What an application asked of one mailbox, so that a test can tell whether it kept within the limits. */
export interface MailboxLoad {
  /** When requests were let in, by the server's clock; the last window's. */
  readonly taken: readonly number[];
  readonly refused: readonly number[];
  /** Most requests that were ever under way at once, refused ones counted. */
  readonly highest: number;
}

interface Load {
  taken: number[];
  refused: number[];
  highest: number;
  running: number;
}

/** Counts requests by mailbox, in a window that slides. */
export class MailboxThrottle {
  private readonly loads = new Map<string, Load>();

  constructor(
    readonly limits: GraphLimits,
    private readonly now: () => number,
  ) {}

  load(mailbox: string): MailboxLoad {
    return this.loadOf(mailbox);
  }

  /**
   * Lets a request in, until the function that is handed back is called.
   * @throws GraphError 429 for one too many
   */
  enter(mailbox: string): () => void {
    const load = this.loadOf(mailbox);
    const now = this.now();
    load.taken = load.taken.filter((at) => at > now - this.limits.windowMs);
    load.highest = Math.max(load.highest, load.running + 1);
    const [oldest] = load.taken;
    if (load.running >= this.limits.concurrent) throw this.refusal(load, 'MailboxConcurrency', 1);
    if (oldest !== undefined && load.taken.length >= this.limits.requests)
      throw this.refusal(load, 'MailboxRequests', (oldest + this.limits.windowMs - now) / 1000);
    load.taken.push(now);
    load.running += 1;
    return () => {
      load.running -= 1;
    };
  }

  private refusal(load: Load, name: string, seconds: number): GraphError {
    load.refused.push(this.now());
    const headers: Record<string, string> = this.limits.saysRetryAfter
      ? { 'retry-after': String(Math.max(1, Math.ceil(seconds))) }
      : {};
    return new GraphError(429, 'ApplicationThrottled', `Application is over its ${name} limit.`, headers);
  }

  private loadOf(mailbox: string): Load {
    const load = this.loads.get(mailbox) ?? { taken: [], refused: [], highest: 0, running: 0 };
    this.loads.set(mailbox, load);
    return load;
  }
}
