import { aSeries, anEvent, atInstant, onDate } from '@calmirror/testkit';
import type { InstanceList } from './instances-of.js';
import { instancesOf } from './instances-of.js';

const YEAR = { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' };

function expand(rule: string, start = '2024-01-01T00:00:00Z', window = YEAR): InstanceList {
  return instancesOf(aSeries({ rules: [rule] }, { start: atInstant(start), end: atInstant(start) }), window);
}

describe('the budget of instances', () => {
  it.each([
    'FREQ=SECONDLY',
    'FREQ=MINUTELY;INTERVAL=15',
    'FREQ=SECONDLY;COUNT=1000000',
    'FREQ=HOURLY;BYMINUTE=0,20,40',
  ])('withholds %s over a year, with its reason and without a part of it', (rule) => {
    const { instances, problem } = expand(rule, '2026-01-01T00:00:00Z');
    expect(instances).toEqual([]);
    expect(problem?.code).toBe('too-many-instances');
  });

  it('counts only what is asked for: an old daily series is no large one', () => {
    const { instances, problem } = expand('FREQ=DAILY', '1901-01-01T00:00:00Z');
    expect(problem).toBeNull();
    expect(instances).toHaveLength(365);
  });

  it('counts COUNT from the start, however far back', () => {
    expect(expand('FREQ=DAILY;COUNT=45657', '1901-01-01T00:00:00Z').instances).toHaveLength(1);
    expect(expand('FREQ=DAILY;COUNT=45656', '1901-01-01T00:00:00Z').instances).toHaveLength(0);
  });

  it('takes exactly ten thousand', () => {
    const until = (minutes: number): InstanceList => expand(`FREQ=MINUTELY;COUNT=${minutes}`, '2026-02-01T00:00:00Z');
    expect(until(10_000).instances).toHaveLength(10_000);
    expect(until(10_001).problem?.code).toBe('too-many-instances');
  });

  it.each([
    'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30;COUNT=5',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=3',
    'FREQ=DAILY;BYHOUR=9,10,11;BYSETPOS=2;COUNT=5000',
    'FREQ=WEEKLY;BYDAY=MO,TU,WE;BYHOUR=9,12;BYSETPOS=-1,1;COUNT=4000',
    'FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6;COUNT=3',
    'FREQ=YEARLY;BYYEARDAY=366;BYMONTHDAY=1;COUNT=1',
    'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6',
    'FREQ=SECONDLY;INTERVAL=999999999',
    'FREQ=YEARLY;INTERVAL=999999999',
    'FREQ=SECONDLY;BYSECOND=60;BYMINUTE=59;BYHOUR=23;BYMONTH=2;BYMONTHDAY=29',
  ])('does not get lost in %s', (rule) => {
    const began = process.cpuUsage();
    const far = { from: '2099-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' };
    expect(() => expand(rule, '2024-02-29T00:00:00Z', far)).not.toThrow();
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(700);
  });

  it.each(['', 'FREQ=FORTNIGHTLY', 'FREQ=DAILY;INTERVAL=0', 'FREQ=DAILY;COUNT=-1', 'FREQ=DAILY;UNTIL=soon'])(
    'withholds the rule "%s"',
    (rule) => {
      expect(expand(rule).problem?.code).toBe('bad-rule');
    },
  );

  it('withholds a whole day that repeats each hour', () => {
    const series = aSeries({ rules: ['FREQ=HOURLY'] }, { start: onDate('2026-01-01'), end: onDate('2026-01-02') });
    expect(instancesOf(series, YEAR).problem?.code).toBe('bad-rule');
  });

  it('bears an event of five thousand years', () => {
    const long = anEvent({ start: atInstant('0001-01-01T00:00:00Z'), end: atInstant('5001-01-01T00:00:00Z') });
    expect(instancesOf(long, YEAR, { by: 'overlap' }).instances).toHaveLength(1);
    expect(instancesOf(long, YEAR).instances).toHaveLength(0);
  });
});

describe('the window', () => {
  it('begins with its first moment and ends before its last', () => {
    const day = { from: '2026-03-02T00:00:00Z', to: '2026-03-03T00:00:00Z' };
    const at = (start: string): number =>
      instancesOf(anEvent({ start: atInstant(start), end: atInstant(start) }), day).instances.length;
    expect([at('2026-03-01T23:59:59Z'), at('2026-03-02T00:00:00Z'), at('2026-03-03T00:00:00Z')]).toEqual([0, 1, 0]);
  });

  it('holds by overlap what reaches into it, and not what ends as it begins', () => {
    const series = aSeries(
      { rules: ['FREQ=WEEKLY'] },
      { start: atInstant('2026-01-05T22:00:00Z'), end: atInstant('2026-01-07T02:00:00Z') },
    );
    const within = (from: string, to: string): number =>
      instancesOf(series, { from, to }, { by: 'overlap' }).instances.length;
    expect(within('2026-01-07T00:00:00Z', '2026-01-08T00:00:00Z')).toBe(1);
    expect(within('2026-01-07T02:00:00Z', '2026-01-08T00:00:00Z')).toBe(0);
  });
});
