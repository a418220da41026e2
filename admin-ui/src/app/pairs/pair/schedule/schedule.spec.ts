import fc from 'fast-check';
import { enteredOf, type Schedule, scheduleFrom } from './schedule';

const schedule = (intervalSeconds: number): Schedule => ({
  name: 'Rota',
  window: { pastDays: 30, futureDays: 365 },
  intervalSeconds,
  limits: { deletePercent: 30, deleteCount: 50 },
  targetEdits: 'mend',
});

it.each([
  [5, 5, 'seconds'],
  [90, 90, 'seconds'],
  [300, 5, 'minutes'],
  [5_400, 90, 'minutes'],
  [7_200, 2, 'hours'],
])('%i seconds are entered as %i %s', (seconds, every, unit) => {
  expect(enteredOf(schedule(seconds))).toMatchObject({ every, unit });
});

it('loses nothing on the way to the form and back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 604_800 }), (seconds) => {
      expect(scheduleFrom(enteredOf(schedule(seconds)))).toEqual(schedule(seconds));
    }),
  );
});
