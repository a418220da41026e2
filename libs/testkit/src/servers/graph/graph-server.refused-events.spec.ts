import type { Event } from '@microsoft/microsoft-graph-types';
import { GraphScene, MEETING } from './graph-scene.js';

const at = (dateTime: string, timeZone = 'Europe/Berlin'): Event['start'] => ({ dateTime, timeZone });
const weekly = { type: 'weekly', interval: 1, daysOfWeek: ['monday'] };
const noEnd = { type: 'noEnd', startDate: '2026-03-02' };
const series = (pattern: object, range: object = noEnd): object => ({ ...MEETING, recurrence: { pattern, range } });

describe('events that the Graph server refuses', () => {
  let scene: GraphScene;

  beforeAll(async () => {
    scene = await GraphScene.open();
  });
  afterAll(() => scene.close());

  const invalid = 'ErrorPropertyValidationFailure';

  it.each([
    ['an unknown property', { ...MEETING, title: 'x' }, 'RequestBodyRead'],
    ['an unknown property within', { ...MEETING, body: { text: 'x' } }, 'RequestBodyRead'],
    ['a text where there is a flag', { ...MEETING, isAllDay: 'yes' }, 'RequestBodyRead'],
    ['a name that an enum does not have', { ...MEETING, showAs: 'asleep' }, 'RequestBodyRead'],
    ['nothing in a list', { ...MEETING, singleValueExtendedProperties: [null] }, 'RequestBodyRead'],
    ['no times', { subject: 'x' }, invalid],
    ['a time that is none', { ...MEETING, start: at('2026-02-30T10:00:00') }, invalid],
    [
      'an unknown zone',
      { ...MEETING, start: at('2026-03-02T10:00:00', 'Mars/Olympus') },
      'TimeZoneNotSupportedException',
    ],
    [
      'an offset for a zone',
      { ...MEETING, start: at('2026-03-02T10:00:00', '+01:00') },
      'TimeZoneNotSupportedException',
    ],
    ['an end before the start', { ...MEETING, end: at('2026-03-02T09:00:00') }, invalid],
    ['an all-day event within a day', { ...MEETING, isAllDay: true }, 'ErrorInvalidRequest'],
    [
      'an all-day event from zone to zone',
      { isAllDay: true, start: at('2026-03-02T00:00:00'), end: at('2026-03-03T00:00:00', 'UTC') },
      'ErrorInvalidRequest',
    ],
    [
      'an all-day event without a day',
      { isAllDay: true, start: at('2026-03-02T00:00:00'), end: at('2026-03-02T00:00:00') },
      'ErrorInvalidRequest',
    ],
    [
      'an extended property whose id is none',
      { ...MEETING, singleValueExtendedProperties: [{ id: 'marker', value: 'x' }] },
      'ErrorInvalidProperty',
    ],
    ['a week without days', series({ ...weekly, daysOfWeek: [] }), invalid],
    ['no interval', series({ ...weekly, interval: 0 }), invalid],
    ['a month without a day', series({ type: 'absoluteMonthly', interval: 1 }), invalid],
    ['a year without a month', series({ type: 'absoluteYearly', interval: 1, dayOfMonth: 2 }), invalid],
    ['a range that starts on another day', series(weekly, { ...noEnd, startDate: '2026-03-09' }), invalid],
    [
      'a range that ends before it starts',
      series(weekly, { ...noEnd, type: 'endDate', endDate: '2026-03-01' }),
      invalid,
    ],
    ['a range without a number', series(weekly, { ...noEnd, type: 'numbered' }), invalid],
    [
      'a recurrence in an unknown zone',
      series(weekly, { ...noEnd, recurrenceTimeZone: 'Nowhere' }),
      'TimeZoneNotSupportedException',
    ],
    [
      'instances that overlap each other',
      { ...series({ type: 'daily', interval: 1 }), end: at('2026-03-03T12:00:00') },
      'ErrorOccurrenceTimeSpanTooBig',
    ],
  ])('%s', async (_, body, code) => {
    expect(await scene.ask('POST', '/me/events', body)).toMatchObject({ status: 400, code });
    expect(scene.server.alice.events()).toEqual([]);
  });

  it('bodies that are no JSON, or say that they are none', async () => {
    const url = `${scene.server.url}/v1.0/me/events`;
    const authorization = 'Bearer token-1';
    const torn = await fetch(url, {
      method: 'POST',
      body: '{"subject":',
      headers: { authorization, 'content-type': 'application/json' },
    });
    expect(torn.status).toBe(400);
    const unsaid = await fetch(url, {
      method: 'POST',
      body: JSON.stringify(MEETING),
      headers: { authorization, 'content-type': 'text/plain' },
    });
    expect(unsaid.status).toBe(400);
  });
});
