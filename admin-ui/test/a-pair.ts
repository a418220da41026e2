import type { CalendarAnswer, PairAnswer } from '@calmirror/contracts';

/** A pair from `s` to `t` that is well, unless something else is said. */
export function aPair(said: Partial<PairAnswer> = {}): PairAnswer {
  return {
    id: 'p',
    name: 'Private → Work',
    sourceCalendarId: 's',
    targetCalendarId: 't',
    sourceName: 'Private',
    targetName: 'Work',
    feedUrl: null,
    enabled: true,
    policy: { preset: 'title' },
    filters: [],
    window: { pastDays: 30, futureDays: 365 },
    intervalSeconds: 300,
    limits: { deletePercent: 30, deleteCount: 50 },
    targetEdits: 'mend',
    state: 'ok',
    stateReason: null,
    lastSucceededAt: new Date().toISOString(),
    freshnessSeconds: 10,
    counts: { mirrored: 1204, filtered: 3, held: 0, failed: 0, respected: 0 },
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    ...said,
  };
}

export const aCalendar = (id: string, name: string): CalendarAnswer => ({
  id,
  connectorId: `c${id}`,
  externalId: id,
  name,
  color: null,
  timeZone: 'Europe/Berlin',
  readable: true,
  writable: true,
  lastPulledAt: '2026-01-01T00:00:00Z',
  feedUrl: null,
  push: { state: 'off', reason: 'provider-without-push', message: null, until: null, lastMessageAt: null },
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
});
