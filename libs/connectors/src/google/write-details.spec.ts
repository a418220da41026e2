import { anEvent } from '@calmirror/testkit';
import { mirrorParts } from './mirror-parts.js';
import { textOfHtml } from '../icalendar/html-text.js';
import { writtenDescription } from './write-description.js';
import { writtenDetails } from './write-details.js';

const marker = 'calmirror:v1:i:p:mirr0r1';
const details = (differing: Parameters<typeof anEvent>[0] = {}): ReturnType<typeof writtenDetails> =>
  writtenDetails(anEvent(differing), marker);

describe('what Google is asked to keep for a mirror', () => {
  it('is all of it, with the marker where people do not look', () => {
    const event = anEvent({ summary: 'Busy', location: 'Room 1', url: 'https://x.test/a', color: '#d00' });
    expect(mirrorParts({ event, marker }).master).toEqual({
      summary: 'Busy',
      location: 'Room 1',
      source: { title: 'x.test', url: 'https://x.test/a' },
      status: 'confirmed',
      transparency: 'opaque',
      visibility: 'default',
      reminders: { useDefault: false, overrides: [] },
      extendedProperties: { private: { calmirror: marker, calmirrorMirror: '1' } },
      start: { dateTime: '2026-03-02T09:00:00Z', timeZone: 'UTC' },
      end: { dateTime: '2026-03-02T10:00:00Z', timeZone: 'UTC' },
    });
  });

  it.each([
    ['public', 'default'],
    ['private', 'private'],
    ['confidential', 'private'],
  ] as const)('of class %s is of visibility %s, never open to all the world', (own, visibility) =>
    expect(details({ class: own }).visibility).toBe(visibility),
  );

  it('of a cancelled event, which Google would not show, blocks no time', () =>
    expect(details({ status: 'cancelled' })).toMatchObject({ status: 'tentative', transparency: 'transparent' }));

  it('has five reminders at the most, none after the start and none earlier than four weeks', () => {
    const reminders = [-5, 0, 10, 10, 20, 30, 40, 50, 99_999].map((minutesBefore) => ({ minutesBefore }));
    const minutes = details({ reminders }).reminders?.overrides?.map((override) => override.minutes);
    expect(minutes).toEqual([0, 10, 20, 30, 40]);
    expect(details({ reminders: [{ minutesBefore: 99_999 }] }).reminders?.overrides).toEqual([
      { method: 'popup', minutes: 40_320 },
    ]);
  });

  it.each([
    ['#dc2127', '11'],
    ['#ff0000', '11'],
    ['tomato', '11'],
    ['crimson', '11'],
    ['#5484ED', '9'],
    ['gray', '8'],
    ['no such colour', undefined],
    [null, undefined],
  ])('of colour %p is of colour %p', (color, colorId) => expect(details({ color }).colorId).toBe(colorId));

  it.each(['javascript:alert(1)', 'ftp://x.test', 'nonsense', 'https://'])('links to no %p', (url) =>
    expect(details({ url }).source).toBeUndefined(),
  );
});

describe('a description for Google', () => {
  const link = 'https://meet.test/abc';

  it.each([
    ['Agenda', link, `Agenda\n\n${link}`],
    [null, link, link],
    [`Join ${link}`, link, `Join ${link}`],
    ['Agenda', null, 'Agenda'],
    [' ', null, null],
    [null, null, null],
  ])('of %p with the meeting %p is %p', (description, conference, expected) =>
    expect(writtenDescription(description, conference)).toBe(expected),
  );

  it.each(['a <b>bold</b> claim', 'x &lt; y', 'one<br>two', '<p>hello</p>\nthere'])(
    'shows %p as the text that it is',
    (text) => expect(textOfHtml(writtenDescription(text, null) ?? '')).toBe(text),
  );

  it.each(['x < y & z', 'R&D\nsecond line', 'a <mail@x.test> b'])('leaves %p alone, which is no HTML', (text) =>
    expect(writtenDescription(text, null)).toBe(text),
  );

  it.each(['x'.repeat(9_000), '<b>'.repeat(5_000), '😀'.repeat(9_000)])(
    'is cut where Google takes no more, before the meeting',
    (text) => {
      const written = writtenDescription(text, link) ?? '';
      expect(written.length).toBeLessThanOrEqual(8_192);
      expect(written.length).toBeGreaterThan(8_100);
      expect(textOfHtml(written).endsWith(`…\n\n${link}`)).toBe(true);
      expect(/[\ud800-\udbff](?![\udc00-\udfff])/.test(written)).toBe(false);
    },
  );
});
