import { isSameObject } from './same-object.js';

const calendar = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]): string[] => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const series = (first: string, second: string): string =>
  calendar(...event('UID:a', `SUMMARY:${first}`), ...event('UID:a', 'RECURRENCE-ID:20260101', `SUMMARY:${second}`));

describe('isSameObject', () => {
  it.each([
    ['other order', calendar(...event('UID:a', 'SUMMARY:b')), calendar(...event('SUMMARY:b', 'UID:a'))],
    ['other folding', calendar(...event('UID:a', 'SUMMARY:long')), calendar(...event('UID:a', 'SUMMARY:lo\r\n ng'))],
    [
      'another stamp and product',
      calendar('PRODID:x', ...event('UID:a', 'DTSTAMP:20260101T000000Z')),
      calendar('PRODID:y', ...event('UID:a', 'DTSTAMP:20270101T000000Z')),
    ],
    ['bare line ends', calendar(...event('UID:a')), calendar(...event('UID:a')).replaceAll('\r\n', '\n')],
  ])('is not put off by %s', (_, one, other) => {
    expect(isSameObject(one, other)).toBe(true);
  });

  it.each([
    ['another value', calendar(...event('UID:a', 'SUMMARY:b')), calendar(...event('UID:a', 'SUMMARY:c'))],
    ['a line more', calendar(...event('UID:a')), calendar(...event('UID:a', 'TRANSP:OPAQUE'))],
    ['lines that changed places between instances', series('b', 'c'), series('c', 'b')],
    ['a component more', calendar(...event('UID:a')), calendar(...event('UID:a'), ...event('UID:a'))],
    ['a part that is missing', calendar(...event('UID:a')), calendar(...event('UID:a')).slice(0, -20)],
  ])('sees %s', (_, one, other) => {
    expect(isSameObject(one, other)).toBe(false);
  });
});
