import { aSeries, floatingAt, inBerlin, onDate } from '@calmirror/testkit';
import type { CalendarEvent, Recurrence } from '../event/calendar-event.js';
import { compileHours } from './hours.js';
import { holdsSteadily } from './steady-hours.js';

const office = compileHours({
  kind: 'hours',
  timeZone: 'Europe/Berlin',
  weekdays: [1, 2, 3, 4, 5],
  from: '09:00',
  to: '17:00',
});

function holds(rule: string, differing: Partial<CalendarEvent> = {}, recurrence: Partial<Recurrence> = {}): boolean {
  return holdsSteadily(aSeries({ rules: [rule], ...recurrence }, differing), office);
}

describe('holdsSteadily', () => {
  it.each([
    ['weekly on a weekday', 'FREQ=WEEKLY', true],
    ['on weekdays', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', true],
    ['on weekdays, said as daily', 'FREQ=DAILY;BYDAY=MO,TU', true],
    ['the second Tuesday of a month', 'FREQ=MONTHLY;BYDAY=2TU', true],
    ['into the weekend', 'FREQ=WEEKLY;BYDAY=FR,SA', false],
    ['each day', 'FREQ=DAILY', false],
    ['the same day of each month', 'FREQ=MONTHLY', false],
    ['at several times of day', 'FREQ=WEEKLY;BYHOUR=10,20', false],
    ['each hour', 'FREQ=HOURLY', false],
  ])('%s: %s', (_, rule, expected) => {
    expect(holds(rule)).toBe(expected);
  });

  it('also where all of it is out', () => {
    expect(holds('FREQ=DAILY', { start: inBerlin('2026-03-02T18:00:00'), end: inBerlin('2026-03-02T19:00:00') })).toBe(
      true,
    );
  });

  it.each<[string, Partial<CalendarEvent>, boolean]>([
    ['whole days', { start: onDate('2026-03-02'), end: onDate('2026-03-03') }, true],
    ['floating times', { start: floatingAt('2026-03-02T01:00:00'), end: floatingAt('2026-03-02T02:00:00') }, true],
    [
      'another zone, whose clocks change on other days',
      { start: { kind: 'zoned', wall: '2026-03-02T10:00:00', zone: 'America/New_York' } },
      false,
    ],
    [
      'the night, when clocks change',
      { start: inBerlin('2026-03-02T02:00:00'), end: inBerlin('2026-03-02T03:00:00') },
      false,
    ],
    ['over midnight', { start: inBerlin('2026-03-02T22:00:00'), end: inBerlin('2026-03-03T03:00:00') }, false],
  ])('%s', (_, differing, expected) => {
    expect(holds('FREQ=WEEKLY', differing)).toBe(expected);
  });

  it('never with dates of their own', () => {
    const dates = [{ start: inBerlin('2026-03-07T10:00:00'), end: null, duration: null }];
    expect(holds('FREQ=WEEKLY', {}, { dates })).toBe(false);
  });
});
