import { formatDeltaCursor, parseDeltaCursor } from './delta-cursor.js';

const CURSOR = {
  path: '/me/calendars/A%3D/calendarView/delta?$deltatoken=x%3Dy',
  window: { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' },
};

describe('the cursor of a calendar', () => {
  it('comes back as it was written', () => {
    expect(parseDeltaCursor(formatDeltaCursor(CURSOR))).toEqual(CURSOR);
  });

  it.each([
    null,
    '',
    'nonsense',
    '{"version":999}',
    '[]',
    '[1,"a"]',
    '[999,"a","b","/c"]',
    '[1,"a","b","https://x.test"]',
  ])('is none for %p', (text) => {
    expect(parseDeltaCursor(text)).toBeNull();
  });
});
