import { GoogleRefusal } from './google-refusal.js';

const MINUTE = 60_000;

/** How an operation over the limit is refused. */
export interface QuotaRefusal {
  readonly status: 403 | 429;
  readonly reason: 'rateLimitExceeded' | 'userRateLimitExceeded' | 'quotaExceeded';
  /** Seconds of `Retry-After`, and whether as a number or as a date; null: none is told. */
  readonly retryAfter: { readonly seconds: number; readonly as: 'seconds' | 'date' } | null;
}

/** Operations in any sixty seconds; null: as many as one likes. */
export interface QuotaLimits {
  readonly perUser: number | null;
  readonly perProject: number | null;
}

/** As Google publishes them. */
export const PUBLISHED_GOOGLE_LIMITS: QuotaLimits = { perUser: 600, perProject: 10_000 };

const WORDS: Readonly<Record<QuotaRefusal['reason'], string>> = {
  rateLimitExceeded: 'Rate Limit Exceeded',
  userRateLimitExceeded: 'User Rate Limit Exceeded',
  quotaExceeded: 'Calendar usage limits exceeded.',
};

/** A refusal for who asked for too much. */
export function tooMuch({ status, reason, retryAfter }: QuotaRefusal, now: number): GoogleRefusal {
  const wait =
    retryAfter?.as === 'date' ? new Date(now + retryAfter.seconds * 1000).toUTCString() : retryAfter?.seconds;
  const headers: Record<string, string> = wait === undefined ? {} : { 'retry-after': String(wait) };
  return new GoogleRefusal(status, 'usageLimits', reason, WORDS[reason], null, headers);
}

/** Counts operations in a sliding minute, each of a batch for itself. What is refused is counted as refused alone. */
export class GoogleQuota {
  limits: QuotaLimits = { perUser: null, perProject: null };
  refusal: QuotaRefusal = { status: 403, reason: 'userRateLimitExceeded', retryAfter: null };
  /** When which mailbox was refused for its limit, or for the project's. */
  readonly refused: { readonly mailbox: string; readonly at: number }[] = [];
  private readonly taken: { readonly mailbox: string; readonly at: number }[] = [];

  take(mailbox: string, now: number): void {
    const { perUser, perProject } = this.limits;
    const isOver =
      (perUser !== null && this.inMinuteUntil(now, mailbox) >= perUser) ||
      (perProject !== null && this.inMinuteUntil(now, null) >= perProject);
    if (!isOver) return void this.taken.push({ mailbox, at: now });
    this.refused.push({ mailbox, at: now });
    throw tooMuch(this.refusal, now);
  }

  /** When operations of a mailbox, or of all, were let through. */
  units(mailbox: string | null = null): readonly number[] {
    return this.taken.filter((each) => mailbox === null || each.mailbox === mailbox).map(({ at }) => at);
  }

  /** The most that were let through in any minute. */
  mostInAMinute(mailbox: string | null = null): number {
    const moments = this.units(mailbox);
    let first = 0;
    return moments.reduce((most, at, index) => {
      while ((moments[first] ?? at) <= at - MINUTE) first += 1;
      return Math.max(most, index - first + 1);
    }, 0);
  }

  private inMinuteUntil(now: number, mailbox: string | null): number {
    let count = 0;
    for (let index = this.taken.length - 1; index >= 0; index -= 1) {
      const each = this.taken[index];
      if (!each || each.at <= now - MINUTE) break;
      if (mailbox === null || each.mailbox === mailbox) count += 1;
    }
    return count;
  }
}
