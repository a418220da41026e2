import type { ConnectorKind } from '@calmirror/contracts';
import type { Configuration } from '../../config/configuration.js';
import { type Budget, windowsWithin } from './budget-windows.js';

/** A budget of which a part is kept for live changes. */
export interface ReservedBudget extends Budget {
  /** Requests of it that bulk work leaves alone. */
  readonly reserve: number;
  /** How the two are shared out among windows; see `windowsWithin`. */
  readonly parts: { readonly live: number; readonly bulk: number };
}

/** What a provider bears; null: nobody counts. */
export interface ProviderBudgets {
  /** Of each account, or mailbox. */
  readonly account: ReservedBudget | null;
  /** Of each app registration, all its accounts together. */
  readonly registration: ReservedBudget | null;
  /** Requests under way at once for each account, or mailbox. */
  readonly atOnce: number | null;
}

const MINUTE = 60;

/** Of ten minutes, in which Microsoft counts. */
const MICROSOFT_SECONDS = 600;
const MICROSOFT_AT_ONCE = 4;

/** A feed that is read each few seconds stays well below it. */
const FEED_REQUESTS = 60;

/** The share that first fills and other bulk work may not use. */
const RESERVE = 0.2;

const withReserve = (budget: Budget, parts: ReservedBudget['parts']): ReservedBudget => ({
  ...budget,
  reserve: Math.floor(budget.requests * RESERVE),
  parts,
});

const NONE: ProviderBudgets = { account: null, registration: null, atOnce: null };

/**
 * Below what the providers publish. Bulk work at Google and Microsoft comes in batches of 50 and 20, several of which have to fit
 * into a window; what all accounts of a registration share is asked for all the time, and so is in small windows.
 */
export function budgetsOf(kind: ConnectorKind, configuration: Configuration): ProviderBudgets {
  const { googleRequestsPerMinute, googleProjectRequestsPerMinute, microsoftRequestsPerTenMinutes } = configuration;
  switch (kind) {
    case 'google':
      return {
        account: withReserve({ requests: googleRequestsPerMinute, seconds: MINUTE }, { live: 2, bulk: 4 }),
        registration: withReserve(
          { requests: googleProjectRequestsPerMinute, seconds: MINUTE },
          { live: 12, bulk: 12 },
        ),
        atOnce: null,
      };
    case 'microsoft':
      return {
        account: withReserve(
          { requests: microsoftRequestsPerTenMinutes, seconds: MICROSOFT_SECONDS },
          { live: 4, bulk: 10 },
        ),
        registration: null,
        atOnce: MICROSOFT_AT_ONCE,
      };
    case 'caldav':
      return {
        ...NONE,
        account: withReserve(
          { requests: configuration.caldavRequestsPerMinute, seconds: MINUTE },
          { live: 1, bulk: 1 },
        ),
      };
    case 'published':
      return NONE;
    case 'ics':
    case 'imap':
      return {
        ...NONE,
        account: { requests: FEED_REQUESTS, seconds: MINUTE, reserve: 0, parts: { live: 1, bulk: 1 } },
      };
  }
}

/** Requests that bulk work may send in a second while it lasts, in whole batches of so many. */
export function bulkPerSecond({ requests, seconds, reserve, parts }: ReservedBudget, batchSize: number): number {
  const windows = windowsWithin({ requests: requests - reserve, seconds }, parts.bulk);
  const batch = Math.min(batchSize, windows.points);
  return (Math.floor(windows.points / batch) * batch) / windows.seconds;
}
