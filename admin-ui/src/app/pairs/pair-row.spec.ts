import type { CalendarAnswer, PairAnswer } from '@calmirror/contracts';
import { PAIR_STATES } from '@calmirror/contracts/closed-lists';
import { asksForSomebody, namesUnknown, pairRows } from './pair-row';

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

describe('pairRows', () => {
  it('puts what needs a person first and what is well last, whatever order they came in', () => {
    const rows = pairRows(
      PAIR_STATES.map((state) => pair({ name: state, state })),
      0,
      [],
    );
    expect(rows.map(({ state }) => state)).toEqual(['needs-attention', 'held', 'failing', 'working', 'paused', 'ok']);
  });

  it('orders pairs of one state by name', () => {
    const rows = pairRows([pair({ name: 'Zoë' }), pair({ name: 'éa' }), pair({ name: 'Ada' })], 0, []);
    expect(rows.map(({ name }) => name)).toEqual(['Ada', 'éa', 'Zoë']);
  });

  it('names both calendars, and gives the address of a published target', () => {
    const calendars = [calendar('s', 'Private', '/feeds/not-this.ics'), calendar('t', 'Team', '/feeds/x.ics')];
    expect(pairRows([pair({})], 0, calendars)).toMatchObject([
      { source: 'Private', target: 'Team', feedUrl: '/feeds/x.ics' },
    ]);
  });

  it('shows a pair whose calendars are not known yet', () => {
    expect(pairRows([pair({})], 0, [])).toMatchObject([{ source: null, target: null, feedUrl: null }]);
  });

  it('counts freshness back from when the answer came, not from the clock of the server', () => {
    expect(pairRows([pair({ freshnessSeconds: 90 })], 1_000_000, [])[0]?.trueAsOf).toBe(910_000);
  });

  it('knows no time before the first fill', () => {
    expect(pairRows([pair({ freshnessSeconds: null })], 1_000_000, [])[0]?.trueAsOf).toBeNull();
  });
});

it('only deletions held and needs-attention ask for somebody: the others go on by themselves or rest by will', () => {
  expect(PAIR_STATES.filter((state) => asksForSomebody({ state }))).toEqual(['held', 'needs-attention']);
});

describe('namesUnknown', () => {
  const known = [calendar('s', 'Private'), calendar('t', 'Team')];

  it('is false when every calendar is there', () => {
    expect(namesUnknown([pair({})], known)).toBe(false);
  });

  it.each([{ sourceCalendarId: 'new' }, { targetCalendarId: 'new' }])('sees %j', (ends) => {
    expect(namesUnknown([pair({}), pair(ends)], known)).toBe(true);
  });
});
