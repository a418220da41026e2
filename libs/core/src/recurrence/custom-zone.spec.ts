import type { Observance } from '../event/event-time.js';
import { customZone } from './custom-zone.js';
import { parseWall } from './wall-clock.js';

function observance(differing: Partial<Observance>): Observance {
  const winter = { daylight: false, start: '2020-10-25T03:00:00', offsetFrom: 7_200, offsetTo: 3_600 };
  return { ...winter, rule: null, dates: [], name: null, ...differing };
}

function hours(observances: readonly Observance[], ...instants: string[]): number[] {
  const zone = customZone({ id: 'Own', observances });
  return instants.map((instant) => zone.offsetAt(parseWall(instant)) / 3_600_000);
}

describe('a zone that a file defines', () => {
  const summer = observance({ daylight: true, start: '2020-03-29T02:00:00', offsetFrom: 3_600, offsetTo: 7_200 });

  it('changes at its onsets, as the clock before each shows them', () => {
    expect(
      hours(
        [observance({}), summer],
        ...['2020-03-29T00:59:59Z', '2020-03-29T01:00:00Z', '2020-10-25T00:59:59Z', '2020-10-25T01:00:00Z'],
      ),
    ).toEqual([1, 2, 2, 1]);
  });

  it('has the offset that its first onset replaces before that', () => {
    expect(hours([observance({}), summer], '1990-07-01T00:00:00Z')).toEqual([1]);
  });

  it('changes on further dates, and by rules up to their UNTIL in UTC', () => {
    const dated = { ...summer, dates: ['2021-03-28T02:00:00'] };
    const ruled = observance({ rule: 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20211031T010000Z' });
    expect(
      hours(
        [dated, ruled],
        '2020-12-01T00:00:00Z',
        '2021-07-01T00:00:00Z',
        '2021-12-01T00:00:00Z',
        '2050-07-01T00:00:00Z',
      ),
    ).toEqual([1, 2, 1, 1]);
  });

  it('goes on for centuries, asked in any order', () => {
    const rules = [
      observance({ rule: 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU' }),
      { ...summer, rule: 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU' },
    ];
    expect(hours(rules, '2400-07-01T00:00:00Z', '2021-07-01T00:00:00Z', '2400-12-01T00:00:00Z')).toEqual([2, 2, 1]);
  });
});
