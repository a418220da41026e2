import { historyTotals, type LimitedQuota, percentOf, quotaStanding } from './quota-use';

const now = Date.UTC(2026, 10, 29, 12);
const quota: LimitedQuota = {
  limit: 480,
  windowSeconds: 60,
  used: 0,
  reserve: 96,
  waitUntil: null,
  mailboxes: [],
  history: [],
};

it.each([
  [{ used: 383 }, 'free'],
  [{ used: 384 }, 'reserved'],
  [{ used: 480 }, 'spent'],
  [{ used: 500 }, 'spent'],
  [{ used: 479, reserve: 0 }, 'free'],
  [{ used: 1, waitUntil: '2026-11-29T12:00:30Z' }, 'waiting'],
  [{ used: 1, waitUntil: '2026-11-29T11:59:59Z' }, 'free'],
])('a quota of %j is %s', (given, standing) => {
  expect(quotaStanding({ ...quota, ...given }, now)).toBe(standing);
});

it('draws no more than the whole', () => {
  expect([percentOf(120, 480), percentOf(500, 480), percentOf(1, 0)]).toEqual([25, 100, 0]);
});

it('adds the hours up', () => {
  const hour = { at: '2026-11-29T11:00:00Z', requests: 12_000, limited: 3, waits: 17 };
  expect(historyTotals([hour, { ...hour, limited: 0 }])).toEqual({ requests: 24_000, limited: 3, waits: 34 });
});
