import { type CalendarEvent, hasSameContent } from '@calmirror/core';
import { anEvent, anOverride, aSeries, floatingAt, inBerlin, onDate } from '@calmirror/testkit';
import { keepsEvent } from './keeps-event.js';

const mirrored = { uid: 'mirr0r1', id: 'mirr0r1', marker: 'calmirror:v1:installation-1:pair-1:mirr0r1' };
const event = (differing: Partial<CalendarEvent>): CalendarEvent => anEvent({ ...mirrored, ...differing });

describe('of what it is given Microsoft 365 keeps', () => {
  it.each<[string, CalendarEvent]>([
    ['a plain event', event({ description: 'One\nTwo', location: 'Room 1', categories: ['Work'], class: 'private' })],
    ['a place on the map', event({ location: 'Room 1', geo: { latitude: 52.5, longitude: 13.4 } })],
    ['free time', event({ transparency: 'transparent' })],
    ['a time that is not sure', event({ status: 'tentative' })],
    ['whole days', event({ start: onDate('2026-03-02'), end: onDate('2026-03-04') })],
    ['a time in a zone', event({ start: inBerlin('2026-03-02T10:00:00'), end: inBerlin('2026-03-02T11:00:00') })],
    [
      'a series with what differs in it',
      aSeries(
        { rules: ['FREQ=WEEKLY;BYDAY=MO,WE'], exclusions: [inBerlin('2026-03-04T10:00:00')] },
        { ...mirrored, overrides: [anOverride('2026-03-09T10:00:00', { summary: 'Later' })] },
      ),
    ],
  ])('%s as it is', (_, whole) => expect(hasSameContent(whole, keepsEvent(whole))).toBe(true));

  it.each<[string, Partial<CalendarEvent>, Partial<CalendarEvent>]>([
    [
      'addresses as text',
      { description: 'Agenda', conference: 'https://meet.test/1' },
      { description: 'Agenda\n\nVideo meeting: https://meet.test/1', conference: null },
    ],
    ['a link as text', { url: 'https://a.test/' }, { description: 'Link: https://a.test/', url: null }],
    ['no colour', { color: 'teal' }, { color: null }],
    [
      'a cancellation in the subject',
      { status: 'cancelled' },
      { summary: 'Canceled: Planning', status: 'confirmed', transparency: 'transparent' },
    ],
    ['255 characters of a subject', { summary: 'x'.repeat(300) }, { summary: `${'x'.repeat(254)}…` }],
    [
      'one reminder',
      { reminders: [{ minutesBefore: 5 }, { minutesBefore: 60 }] },
      { reminders: [{ minutesBefore: 60 }] },
    ],
  ])('%s', (_, given, kept) => expect(keepsEvent(event(given))).toMatchObject(kept));

  it('cancelled exceptions as exclusions, and no exclusion that excludes nothing', () => {
    const overrides = [anOverride('2026-03-04T10:00:00', { status: 'cancelled' })];
    const series = aSeries({ exclusions: [inBerlin('2026-03-04T23:00:00')] }, { ...mirrored, overrides });
    expect(keepsEvent(series)).toMatchObject({
      recurrence: { exclusions: [inBerlin('2026-03-04T10:00:00')] },
      overrides: [],
    });
  });

  it('a series of dates as an override for each', () => {
    const dates = [{ start: inBerlin('2026-03-10T10:00:00'), end: null, duration: null }];
    const kept = keepsEvent(aSeries({ rules: [], dates }, mirrored));
    expect(kept.overrides).toMatchObject([
      { start: inBerlin('2026-03-02T10:00:00'), end: inBerlin('2026-03-02T11:00:00') },
      { start: inBerlin('2026-03-10T10:00:00'), end: inBerlin('2026-03-10T11:00:00') },
    ]);
  });

  it.each<[string, CalendarEvent]>([
    ['a floating time', event({ start: floatingAt('2026-03-02T09:00:00'), end: floatingAt('2026-03-02T10:00:00') })],
    ['a series that Graph cannot hold', aSeries({ rules: ['FREQ=HOURLY'] }, mirrored)],
  ])('nothing of %s, which cannot be written: it stays as it is', (_, whole) => expect(keepsEvent(whole)).toBe(whole));
});
