import type { CalendarEvent } from '@calmirror/core';
import { aSeries, anEvent, anOverride, arbitraryDetails, arbitrarySeries, inBerlin, onDate } from '@calmirror/testkit';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { readCalendar } from './read-calendar.js';
import { writeCalendar } from './write-calendar.js';
import { writeComponents, zonesNamedBy } from './write-event.js';

const STAMP = '2026-01-01T00:00:00Z';

function write(event: CalendarEvent): string {
  const components = [writeComponents(event, STAMP)];
  return writeCalendar({ name: null, color: null, refreshSeconds: null, components, zones: zonesNamedBy(event) });
}

function roundTrip(event: CalendarEvent): CalendarEvent | undefined {
  const { events, withheld } = readCalendar(write(event));
  expect(withheld).toEqual([]);
  expect(events).toHaveLength(1);
  return events[0]?.event;
}

/** What a calendar file can carry of an event: no people, and none of the control characters. */
function withoutPeople(event: CalendarEvent): CalendarEvent {
  const alone = { organizer: null, attendees: [], myAnswer: null };
  return { ...event, ...alone, overrides: event.overrides.map((override) => ({ ...override, ...alone })) };
}

describe('a written event', () => {
  it.each<[string, CalendarEvent]>([
    ['a plain one', anEvent({ description: 'a\n\\b;c,d', location: ' here ', categories: ['x, y', 'z'] })],
    ['one that says everything', fullEvent()],
    ['a whole day', anEvent({ start: onDate('2026-03-02'), end: onDate('2026-03-04') })],
    ['a duration over the change of clocks', lasting('P1D')],
    [
      'a detached instance',
      anEvent({ id: '1/20260304T100000', uid: '1', recurrenceId: inBerlin('2026-03-04T10:00:00') }),
    ],
    ['a series with all its parts', fullSeries()],
  ])('comes back the same: %s', (_, event) => {
    expect(roundTrip(event)).toEqual(event);
  });

  it('names its zones, and its own zone by the digest of its definition', () => {
    const observance = { daylight: false, start: '1970-01-01T00:00:00', offsetFrom: 3_600, offsetTo: 3_600 };
    const zone = { id: 'Own, zone', observances: [{ ...observance, rule: null, dates: [], name: 'X' }] };
    const own = { kind: 'zoned', wall: '2026-03-02T09:00:00', zone: zone.id } as const;
    const first = roundTrip(anEvent({ start: own, end: own, zones: [zone] }));
    expect(first?.zones[0]?.id).toMatch(/^Own, zone \([0-9a-f]{8}\)$/u);
    expect(first?.zones[0]?.observances).toEqual(zone.observances);
    expect(roundTrip(first as CalendarEvent)).toEqual(first);
    expect(write(aSeries())).toContain('BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin');
  });

  it('never holds people', () => {
    fc.assert(
      fc.property(arbitraryDetails(fc.constant('secret@example.org')), (details) => {
        const text = write(anEvent({ ...details, summary: 'x', description: null, location: null, url: null }));
        expect(text).not.toMatch(/ATTENDEE|ORGANIZER/u);
      }),
    );
  });

  it('keeps every line within 75 octets, cut between characters', () => {
    const text = write(anEvent({ summary: '\ud83d\ude80ü'.repeat(60), description: 'x'.repeat(500) }));
    const lines = text.split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(lines.join('\n')).not.toContain('\ufffd');
    expect(readCalendar(text).events[0]?.event.summary).toBe('\ud83d\ude80ü'.repeat(60));
  });
});

describe('whatever a text holds', () => {
  const evil = fc.constantFrom(
    '\r\n',
    '\n',
    '\r',
    'BEGIN:VEVENT',
    'END:VEVENT',
    'END:VCALENDAR',
    ';',
    ',',
    '\\',
    '\\n',
    '"',
    ':',
    '\u2028',
    '\0',
    '\ud800',
    '\u202e',
    'TZID=',
    '<br>',
  );
  const text = fc
    .array(fc.oneof(evil, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 8 })
    .map((parts) => parts.join(''));

  it('stays text: one event, nothing added (10,000 events)', () => {
    fc.assert(
      fc.property(text, text, text, fc.array(text, { maxLength: 2 }), (summary, location, url, categories) => {
        const event = anEvent({
          summary,
          location,
          url,
          conference: url,
          color: location,
          categories,
          marker: summary,
        });
        const { events, withheld } = readCalendar(write(event));
        expect([events.length, withheld.length]).toEqual([1, 0]);
        expect(events[0]?.event).toMatchObject({
          uid: event.uid,
          start: event.start,
          end: event.end,
          recurrence: null,
        });
        expect(events[0]?.event.summary ?? '').toBe(shown(summary));
      }),
      { numRuns: 10_000 },
    );
  });

  it('is read by ical.js too, with the same title', () => {
    fc.assert(
      fc.property(text, (rest) => {
        const summary = `x${rest}`;
        const calendar = new ICAL.Component(ICAL.parse(write(anEvent({ summary }))) as unknown[]);
        const [event, ...others] = calendar.getAllSubcomponents('vevent');
        expect(others).toEqual([]);
        expect(event?.getFirstPropertyValue('summary') ?? '').toBe(shown(summary));
      }),
      { numRuns: 1_000 },
    );
  });

  it('leaves series as they are', () => {
    fc.assert(
      fc.property(arbitrarySeries(), (series) => {
        const written = roundTrip(series);
        const times = ({ start, end, duration, recurrence }: CalendarEvent): object => ({
          start,
          end,
          duration,
          recurrence,
        });
        expect(written && times(written)).toEqual(times(series));
        expect(written?.overrides.map(({ recurrenceId, start, end }) => [recurrenceId, start, end])).toEqual(
          series.overrides.map(({ recurrenceId, start, end }) => [recurrenceId, start, end]),
        );
      }),
      { numRuns: 300 },
    );
  });
});

/** A text as readers show it: without what no calendar file can carry; nothing where only blanks are left. */
function shown(text: string): string {
  const clean = text
    .replace(/\r\n?/gu, '\n')
    .replace(/(?![\t\n])\p{Cc}|[\u2028\u2029]/gu, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
  return clean.trim() === '' ? '' : clean;
}

function lasting(duration: string): CalendarEvent {
  return anEvent({ start: inBerlin('2026-03-28T12:00:00'), end: inBerlin('2026-03-29T12:00:00'), duration });
}

function fullEvent(): CalendarEvent {
  return withoutPeople(
    anEvent({
      summary: 'Title',
      description: 'Text',
      geo: { latitude: 52.5, longitude: -13.25 },
      url: 'https://x.test/?a=1,2;3',
      conference: 'https://meet.test/x',
      color: 'turquoise',
      status: 'tentative',
      transparency: 'transparent',
      class: 'confidential',
      type: 'out-of-office',
      reminders: [{ minutesBefore: 15 }, { minutesBefore: -5 }, { minutesBefore: 0 }],
      sequence: 4,
      created: '2026-01-01T00:00:00Z',
      lastModified: '2026-01-02T03:04:05Z',
      marker: 'v1.abc',
    }),
  );
}

function fullSeries(): CalendarEvent {
  const start = inBerlin('2026-05-01T10:00:00');
  return aSeries(
    {
      rules: ['FREQ=DAILY;COUNT=5', 'FREQ=WEEKLY;UNTIL=20260601T000000Z'],
      exceptionRules: ['FREQ=MONTHLY'],
      dates: [
        { start, end: null, duration: null },
        { start, end: inBerlin('2026-05-01T12:00:00'), duration: null },
        { start, end: null, duration: 'PT3H' },
      ],
      exclusions: [inBerlin('2026-03-03T10:00:00'), onDate('2026-03-04')],
    },
    {
      overrides: [
        anOverride('2026-03-05T10:00:00', { summary: 'Once' }),
        anOverride('2026-03-06T10:00:00', { summary: 'From then on', thisAndFuture: true }),
      ],
    },
  );
}
