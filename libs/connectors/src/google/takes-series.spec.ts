import { anOverride, aSeries, inBerlin } from '@calmirror/testkit';
import { takesSeries } from './takes-series.js';

describe('whether Google can keep a series as one', () => {
  it.each([
    'FREQ=DAILY',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;WKST=SU;UNTIL=20260601T000000Z',
    'FREQ=MONTHLY;BYDAY=-1FR;COUNT=5',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
  ])('it can by %p', (rule) => expect(takesSeries(aSeries({ rules: [rule] }))).toBe(true));

  it.each([
    'FREQ=HOURLY',
    'FREQ=DAILY;BYHOUR=9,23',
    'FREQ=DAILY;COUNT=3;UNTIL=20260601T000000Z',
    'RSCALE=HEBREW;FREQ=YEARLY',
    'FREQ=MONTHLY;SKIP=FORWARD',
    'INTERVAL=2',
  ])('it cannot by %p', (rule) => expect(takesSeries(aSeries({ rules: [rule] }))).toBe(false));

  it('it cannot by two rules', () =>
    expect(takesSeries(aSeries({ rules: ['FREQ=DAILY;COUNT=2', 'FREQ=WEEKLY'] }))).toBe(false));

  it('it cannot where an override changes all later instances', () => {
    const overrides = [anOverride('2026-03-04T10:00:00', { thisAndFuture: true })];
    expect(takesSeries(aSeries({}, { overrides }))).toBe(false);
  });

  it('it cannot on a clock that it does not know, but for single dates', () => {
    const zone = { id: 'Office', observances: [] };
    const start = { kind: 'zoned', wall: '2026-03-02T10:00:00', zone: 'Office' } as const;
    expect(takesSeries(aSeries({}, { start, zones: [zone] }))).toBe(false);
    expect(takesSeries(aSeries({ rules: [] }, { start, zones: [zone] }))).toBe(true);
  });

  it('it cannot from a time that its clock leaves out, but for single dates', () => {
    const start = inBerlin('2026-03-29T02:00:00');
    const event = { start, end: start };
    expect(takesSeries(aSeries({}, event))).toBe(false);
    expect(takesSeries(aSeries({ rules: [] }, event))).toBe(true);
    // Shown twice in October, it means the first.
    const twice = inBerlin('2026-10-25T02:00:00');
    expect(takesSeries(aSeries({}, { start: twice, end: twice }))).toBe(true);
  });

  it('it cannot where something is of before its start, which is its first instance', () => {
    const before = inBerlin('2026-02-20T10:00:00');
    const dates = [{ start: before, end: null, duration: null }];
    expect(takesSeries(aSeries({ dates }))).toBe(false);
    expect(takesSeries(aSeries({ rules: [], dates }))).toBe(false);
    expect(takesSeries(aSeries({}, { overrides: [anOverride('2026-02-20T10:00:00')] }))).toBe(false);
    const putForward = anOverride('2026-03-04T10:00:00', { start: before, end: inBerlin('2026-02-20T11:00:00') });
    expect(takesSeries(aSeries({}, { overrides: [putForward] }))).toBe(true);
    const cancelled = anOverride('2026-02-20T10:00:00', { status: 'cancelled' });
    expect(takesSeries(aSeries({}, { overrides: [cancelled] }))).toBe(true);
  });
});
