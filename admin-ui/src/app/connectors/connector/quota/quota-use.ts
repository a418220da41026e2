import type { ConnectorQuota } from '@calmirror/contracts';

/** A budget that something limits. */
export type LimitedQuota = ConnectorQuota & { readonly limit: number; readonly windowSeconds: number };

export const isLimited = (quota: ConnectorQuota): quota is LimitedQuota =>
  quota.limit !== null && quota.windowSeconds !== null;

/**
 * How a budget stands. `waiting`: the provider asked for a pause. `spent`: nothing may be sent just now. `reserved`: what is
 * left is for live changes. Names a word of `texts.quota.standings`.
 */
export type QuotaStanding = 'free' | 'reserved' | 'spent' | 'waiting';

/** @param now milliseconds of the epoch */
export function quotaStanding({ limit, used, reserve, waitUntil }: LimitedQuota, now: number): QuotaStanding {
  if (waitUntil !== null && Date.parse(waitUntil) > now) return 'waiting';
  if (used >= limit) return 'spent';
  return reserve > 0 && used >= limit - reserve ? 'reserved' : 'free';
}

/** Percent of the whole, within it whatever was counted. */
export const percentOf = (amount: number, whole: number): number =>
  whole <= 0 ? 0 : Math.min(100, Math.max(0, (100 * amount) / whole));

/** What all the hours of a history come to. */
export const historyTotals = (
  history: ConnectorQuota['history'],
): { readonly requests: number; readonly limited: number; readonly waits: number } =>
  history.reduce(
    (sum, { requests, limited, waits }) => ({
      requests: sum.requests + requests,
      limited: sum.limited + limited,
      waits: sum.waits + waits,
    }),
    { requests: 0, limited: 0, waits: 0 },
  );
