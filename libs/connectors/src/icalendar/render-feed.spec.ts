import { aMirror } from '@calmirror/testkit';
import type { CalendarEvent } from '@calmirror/core';
import fc from 'fast-check';
import { readCalendar } from './read-calendar.js';
import { renderFeed } from './render-feed.js';
import { writeComponents, zonesNamedBy } from './write-event.js';

const STAMP = '2026-03-02T10:00:00Z';
const zoned = (wall: string, zone: string): CalendarEvent['start'] => ({ kind: 'zoned', wall, zone });
const render = (...events: readonly Partial<CalendarEvent>[]): string =>
  renderFeed({
    name: 'Work',
    color: 'teal',
    refreshSeconds: 900,
    mirrors: events.map((differing, index) => {
      const { event } = aMirror(`mirr0r${index}`, differing);
      return { components: writeComponents(event, STAMP), zones: zonesNamedBy(event) };
    }),
  });

describe('a rendered feed', () => {
  it('says what it is and how often to come', () => {
    const lines = render({}).split('\r\n');
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines).toEqual(
      expect.arrayContaining([
        'VERSION:2.0',
        'NAME:Work',
        'X-WR-CALNAME:Work',
        'COLOR:teal',
        'REFRESH-INTERVAL;VALUE=DURATION:PT900S',
        'X-PUBLISHED-TTL:PT900S',
      ]),
    );
    expect(lines.slice(-2)).toEqual(['END:VCALENDAR', '']);
  });

  it('defines each zone once, however many events name it', () => {
    const oslo = {
      start: zoned('2026-03-02T09:00:00', 'Europe/Oslo'),
      end: zoned('2026-03-02T10:00:00', 'Europe/Oslo'),
    };
    const text = render(oslo, oslo, oslo);
    expect(text.match(/^TZID:Europe\/Oslo\r$/gm)).toHaveLength(1);
    expect(text.match(/^BEGIN:VTIMEZONE\r$/gm)).toHaveLength(1);
  });

  it('gives a zone of its own back, whatever its name holds', () => {
    const id = 'Canberra, Melbourne; Sydney';
    const observance = { daylight: false, start: '1970-01-01T00:00:00', offsetFrom: 36_000, offsetTo: 36_000 };
    const zone = { id, observances: [{ ...observance, rule: null, dates: [], name: null }] };
    const text = render({
      start: zoned('2026-03-02T09:00:00', id),
      end: zoned('2026-03-02T10:00:00', id),
      zones: [zone],
    });
    const { events, withheld } = readCalendar(text);
    expect(withheld).toEqual([]);
    expect(events[0]?.event.zones[0]?.observances).toEqual(zone.observances);
  });

  it('without events is a whole calendar', () => expect(readCalendar(render()).events).toEqual([]));

  it('keeps its lines within 75 octets', () => {
    const text = render({ summary: 'Réunion 会議 🗓️ '.repeat(20) });
    expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  });

  it('reads back as the same one event, whatever its texts hold', () => {
    const evil = fc.constantFrom(
      '\r\n',
      '\n',
      'BEGIN:VEVENT',
      'END:VEVENT',
      ';',
      ',',
      '\\',
      '\\n',
      '"',
      ':',
      'é',
      '\u202e',
    );
    const text = fc
      .array(fc.oneof(evil, fc.string({ unit: 'binary' })), { maxLength: 8 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, text, (summary, description, location) => {
        const { events, withheld } = readCalendar(render({ summary, description, location, categories: [summary] }));
        expect([events.length, withheld.length]).toEqual([1, 0]);
        expect(events[0]?.event.uid).toBe('mirr0r0');
      }),
    );
  });
});
