import { windowAround } from './window-around.js';

const at = (text: string): number => Date.parse(text);

it('is whole UTC days around today, today included', () => {
  expect(windowAround(at('2026-03-10T15:30:00Z'), { pastDays: 30, futureDays: 365 })).toEqual({
    from: '2026-02-08T00:00:00Z',
    to: '2027-03-11T00:00:00Z',
  });
});

it('is today alone for no days', () => {
  expect(windowAround(at('2026-03-10T00:00:00Z'), { pastDays: 0, futureDays: 0 })).toEqual({
    from: '2026-03-10T00:00:00Z',
    to: '2026-03-11T00:00:00Z',
  });
});

it('is the same all day and moves at midnight UTC', () => {
  const settings = { pastDays: 1, futureDays: 1 };
  expect(windowAround(at('2026-03-10T00:00:00Z'), settings)).toEqual(
    windowAround(at('2026-03-10T23:59:59.999Z'), settings),
  );
  expect(windowAround(at('2026-03-11T00:00:00Z'), settings).from).toBe('2026-03-10T00:00:00Z');
});
