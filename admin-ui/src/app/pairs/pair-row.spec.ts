import type { CalendarAnswer, PairAnswer } from '@calmirror/contracts';
import { namesUnknown, pairRow } from './pair-row';

const pair = (given: Partial<PairAnswer>): PairAnswer =>
  ({
    id: given.name ?? 'p',
    name: 'Pair',
    sourceCalendarId: 's',
    targetCalendarId: 't',
    state: 'ok',
    stateReason: null,
    freshnessSeconds: 0,
    counts: { mirrored: 0, filtered: 0, held: 0, failed: 0 },
    ...given,
  }) as PairAnswer;
const calendar = (id: string, name: string, feedUrl: string | null = null): CalendarAnswer =>
  ({ id, name, feedUrl }) as CalendarAnswer;

const byId = (...calendars: CalendarAnswer[]) => new Map(calendars.map((calendar) => [calendar.id, calendar]));

describe('pairRow', () => {
  it('names both calendars, and gives the address of a published target', () => {
    const calendars = byId(calendar('s', 'Private', '/feeds/not-this.ics'), calendar('t', 'Team', '/feeds/x.ics'));
    expect(pairRow(pair({}), 0, calendars)).toMatchObject({
      source: 'Private',
      target: 'Team',
      feedUrl: '/feeds/x.ics',
    });
  });

  it('shows a pair whose calendars are not known yet', () => {
    expect(pairRow(pair({}), 0, byId())).toMatchObject({ source: null, target: null, feedUrl: null });
  });

  it('counts freshness back from when the answer came, not from the clock of the server', () => {
    expect(pairRow(pair({ freshnessSeconds: 90 }), 1_000_000, byId()).trueAsOf).toBe(910_000);
  });

  it('knows no time before the first fill', () => {
    expect(pairRow(pair({ freshnessSeconds: null }), 1_000_000, byId()).trueAsOf).toBeNull();
  });
});

describe('namesUnknown', () => {
  const known = byId(calendar('s', 'Private'), calendar('t', 'Team'));

  it('is false when every calendar is there', () => {
    expect(namesUnknown([pair({})], known)).toBe(false);
  });

  it.each([{ sourceCalendarId: 'new' }, { targetCalendarId: 'new' }])('sees %j', (ends) => {
    expect(namesUnknown([pair({}), pair(ends)], known)).toBe(true);
  });
});
