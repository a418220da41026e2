import { type CalendarEvent, datesAlone, hasSameContent, instantOf, type Mirror } from '@calmirror/core';
import { anEvent, anOverride, arbitraryDetails, arbitrarySeries, aSeries, inBerlin, onDate } from '@calmirror/testkit';
import { atInstant } from '@calmirror/testkit';
import type { DateTimeTimeZone, PatternedRecurrence } from '@microsoft/microsoft-graph-types';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { findIana } from 'windows-iana';
import type { GraphEvent, GraphEventBody } from './graph-event.js';
import { keepsEvent } from './keeps-event.js';
import { readEvent } from './read-event.js';
import { readParts } from './read-mirror.js';
import { readSeries } from './read-series.js';
import { takesSeries } from './takes-series.js';
import { writeMirror } from './write-event.js';

const MARKER = 'calmirror:v1:installation-1:pair-1:mirr0r1';

/** What of Graph's own ways an answer shows. */
interface Ways {
  readonly bodies: 'text' | 'html';
  /** Zone of the answer's times (`Prefer: outlook.timezone`). */
  readonly zone: string;
}
const ways = fc.record<Ways>({
  bodies: fc.constantFrom('text', 'html'),
  zone: fc.constantFrom('UTC', 'W. Europe Standard Time', 'Pacific Standard Time'),
});

/** An event as a mailbox answers it after it was sent: written from Graph's documents and from answers seen. */
function stored(sent: GraphEventBody, { bodies, zone }: Ways): GraphEvent {
  const owner = { emailAddress: { name: 'Ann Lee', address: 'ann@corp.test' } };
  return {
    id: 'AAMkAGI1',
    iCalUId: '040000008200E00074C5B7101A82E008',
    changeKey: 'ExN3Zw==',
    type: sent.recurrence ? 'seriesMaster' : 'singleInstance',
    createdDateTime: '2026-03-01T10:25:29.5732546Z',
    lastModifiedDateTime: '2026-03-01T10:25:30.6573241Z',
    subject: sent.subject ?? '',
    body: bodies === 'text' ? textBody(sent) : htmlBody(sent),
    importance: 'normal',
    isCancelled: false,
    isOrganizer: true,
    organizer: owner,
    attendees: [],
    responseStatus: { response: 'organizer', time: '0001-01-01T00:00:00Z' },
    onlineMeeting: null,
    onlineMeetingUrl: null,
    isReminderOn: sent.isReminderOn ?? true,
    reminderMinutesBeforeStart: sent.reminderMinutesBeforeStart ?? 15,
    categories: sent.categories ?? [],
    sensitivity: sent.sensitivity ?? 'normal',
    showAs: sent.showAs ?? 'busy',
    location: { ...sent.location, locationType: 'default', uniqueIdType: 'private' },
    locations: sent.location?.displayName ? [{ ...sent.location, locationType: 'default' }] : [],
    isAllDay: sent.isAllDay ?? false,
    start: sent.isAllDay === true ? withDecimals(sent.start!) : inZone(sent.start!, zone),
    end: sent.isAllDay === true ? withDecimals(sent.end!) : inZone(sent.end!, zone),
    originalStartTimeZone: sent.start?.timeZone ?? 'UTC',
    originalEndTimeZone: sent.end?.timeZone ?? 'UTC',
    recurrence: sent.recurrence ? wholeRecurrence(sent.recurrence) : null,
    singleValueExtendedProperties: (sent.singleValueExtendedProperties ?? []).map(({ id, value }) => ({
      id: id!.replace(/\{.*\}/, (guid) => guid.toUpperCase()),
      value: value!,
    })),
  };
}

const withDecimals = ({ dateTime, timeZone }: DateTimeTimeZone): DateTimeTimeZone => ({
  dateTime: `${dateTime}.0000000`,
  timeZone: timeZone ?? 'UTC',
});

const ianaOf = (windows: string): string => (windows === 'UTC' ? 'UTC' : findIana(windows)[0]!);

function inZone({ dateTime, timeZone }: DateTimeTimeZone, zone: string): DateTimeTimeZone {
  const instant = Temporal.PlainDateTime.from(dateTime!).toZonedDateTime(ianaOf(timeZone!)).toInstant();
  const wall = instant.toZonedDateTimeISO(ianaOf(zone)).toPlainDateTime();
  return { dateTime: `${wall.toString({ smallestUnit: 'second' })}.0000000`, timeZone: zone };
}

const textBody = ({ body }: GraphEventBody): GraphEvent['body'] => ({
  contentType: 'text',
  content: body!.content!.replaceAll('\n', '\r\n') + '\r\n',
});

/** Exchange makes HTML of text: line ends, entities, blanks that would run together, and links. */
function htmlBody({ body }: GraphEventBody): GraphEvent['body'] {
  const content = body!
    .content!.replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('  ', ' &nbsp;')
    .replaceAll(/https?:\/\/[^\s&]+/g, (link) => `<a href="${link}">${link}</a>`)
    .replaceAll('\n', '<br>\r\n');
  return {
    contentType: 'html',
    content:
      '<html><head>\r\n<meta name="Generator" content="Microsoft Exchange Server">\r\n<!-- converted from text -->\r\n' +
      '<style><!-- .EmailQuote { margin-left: 1pt; } --></style></head>\r\n<body>\r\n<font size="2"><span style="font-size:11pt;">' +
      `<div class="PlainText">${content}</div></span></font>\r\n</body>\r\n</html>\r\n`,
  };
}

/** Every member is said, those that mean nothing for the type too. */
function wholeRecurrence({ pattern, range }: PatternedRecurrence): PatternedRecurrence {
  return {
    pattern: { month: 0, dayOfMonth: 0, firstDayOfWeek: 'sunday', index: 'first', daysOfWeek: [], ...pattern },
    range: { endDate: '0001-01-01', numberOfOccurrences: 0, ...range },
  };
}

/** A mirror as it is read back after it was written. */
function readBack(event: CalendarEvent, way: Ways): CalendarEvent {
  const mirror: Mirror = { id: event.id, marker: MARKER, fingerprint: '', event };
  const writing = writeMirror(mirror);
  const found = ((): CalendarEvent | null => {
    switch (writing.kind) {
      case 'parts':
        return readParts(writing.parts.map((part) => stored(part.event, way)));
      case 'single':
        return eventIn(readEvent(stored(writing.event, way)));
      case 'series': {
        const master = stored(writing.event, way);
        const exceptions = writing.exceptions.map(({ original, event: patch }) => ({
          ...stored({ ...writing.event, ...patch }, way),
          type: 'exception' as const,
          recurrence: null,
          originalStart: original.instant,
        }));
        const cancelledOccurrences = writing.cancelled.map(({ date }) => `OID.AAMkAGI1.${date}`);
        return eventIn(
          readSeries({ master: { ...master, cancelledOccurrences }, exceptions, occurrences: null }, null),
        );
      }
    }
  })();
  if (found === null) throw new Error('what was written cannot be read');
  return found;
}

function eventIn(reading: ReturnType<typeof readEvent>): CalendarEvent | null {
  return 'event' in reading ? reading.event : null;
}

/** As the engine hands it over: a series that cannot stand as one comes as its dates. */
function handedOver(event: CalendarEvent): CalendarEvent | null {
  const window = { from: '2026-02-01T00:00:00Z', to: '2026-08-01T00:00:00Z' };
  return takesSeries(event) ? event : datesAlone(event, window, 'Europe/Berlin');
}

const marked = (event: CalendarEvent): CalendarEvent => ({ ...event, id: 'mirr0r1', uid: 'mirr0r1', marker: MARKER });
const line = fc.stringMatching(/^[ -~]{0,40}$/);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  line,
  fc.array(line).map((lines) => lines.join('\n')),
);

const spans = fc.oneof(
  fc.constant({ start: onDate('2026-03-02'), end: onDate('2026-03-04') }),
  fc.constant({ start: atInstant('2026-03-02T09:00:00Z'), end: atInstant('2026-03-02T10:00:30Z') }),
  // Over a change of clocks, in a gap, and at a time that comes twice.
  fc
    .constantFrom('2026-03-29T01:30:00', '2026-03-29T02:30:00', '2026-10-25T02:30:00', '2026-06-01T09:00:00')
    .map((wall) => ({ start: inBerlin(wall), end: atInstant('2026-10-26T00:00:00Z') })),
  fc
    .constantFrom('America/New_York', 'Asia/Kolkata', 'Asia/Kathmandu', 'Pacific/Apia', 'America/Argentina/San_Luis')
    .map((zone) => ({
      start: { kind: 'zoned' as const, wall: '2026-03-02T09:00:00', zone },
      end: { kind: 'zoned' as const, wall: '2026-03-04T09:00:00', zone: 'Europe/Berlin' },
    })),
);
const singles = fc.tuple(arbitraryDetails(text), spans).map(([details, span]) => anEvent({ ...details, ...span }));

/** Series with exceptions that stay on their day, of the class of the series: those that Graph can hold. */
const gentleSeries = fc
  .record({
    rule: fc.constantFrom('FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=MO,WE,SU', 'FREQ=MONTHLY;BYDAY=1MO', 'FREQ=DAILY;COUNT=20'),
    allDay: fc.boolean(),
    details: arbitraryDetails(text),
    excluded: fc.subarray([0, 7, 14, 21, 27, 28, 35, 99]),
    changes: fc.uniqueArray(
      fc.tuple(fc.constantFrom(7, 14, 27, 28, 35), fc.integer({ min: 0, max: 12 }), arbitraryDetails(text)),
      {
        maxLength: 3,
        selector: ([day]) => day,
      },
    ),
  })
  .map(({ rule, allDay, details, excluded, changes }) => {
    const date = (days: number): string => new Date(Date.UTC(2026, 2, 2 + days)).toISOString().slice(0, 10);
    const at = (days: number, hour: number): CalendarEvent['start'] =>
      allDay ? onDate(date(days)) : inBerlin(`${date(days)}T${String(hour).padStart(2, '0')}:00:00`);
    const end = (days: number, hour: number): CalendarEvent['end'] =>
      allDay ? onDate(date(days + 1)) : at(days, hour + 1);
    return aSeries(
      { rules: [rule], exclusions: excluded.map((days) => at(days, 9)) },
      {
        ...details,
        start: at(0, 9),
        end: end(0, 9),
        overrides: changes.map(([days, hour, said]) =>
          anOverride(`${date(days)}T09:00:00`, {
            ...said,
            class: details.class,
            recurrenceId: at(days, 9),
            start: at(days, hour),
            end: end(days, hour),
          }),
        ),
      },
    );
  });

function agrees(event: CalendarEvent, way: Ways): void {
  const kept = keepsEvent(marked(event));
  const read = readBack(marked(event), way);
  expect(hasSameContent(kept, read) ? null : { kept, read }).toBeNull();
  expect(read).toMatchObject({ uid: 'mirr0r1', marker: MARKER });
}

describe('what a mirror keeps is what reads back', () => {
  it('of single events, whatever they say', () => {
    fc.assert(fc.property(singles, ways, agrees), { numRuns: 500 });
  });

  it('of series that Graph can hold, with what differs in them', () => {
    let held = 0;
    fc.assert(
      fc.property(gentleSeries, ways, (series, way) => {
        if (takesSeries(series)) held++;
        const event = handedOver(series);
        if (event !== null) agrees(event, way);
      }),
      { numRuns: 150 },
    );
    expect(held).toBeGreaterThan(50);
  });

  it('of any series, as one or date by date', () => {
    fc.assert(
      fc.property(arbitrarySeries(), ways, (series, way) => {
        const event = handedOver(series);
        if (event !== null) agrees(event, way);
      }),
      { numRuns: 40 },
    );
  });

  it('and kept again stays the same', () => {
    fc.assert(
      fc.property(fc.oneof(singles, gentleSeries.filter(takesSeries)), (event) => {
        const kept = keepsEvent(marked(event));
        const again = keepsEvent(kept);
        expect(hasSameContent(kept, again) ? null : { kept, again }).toBeNull();
      }),
      { numRuns: 150 },
    );
  });

  it('at the moments that were meant', () => {
    fc.assert(
      fc.property(singles, ways, (event, way) => {
        const read = readBack(marked(event), way);
        expect([instantOf(read.start), instantOf(read.end)]).toEqual([instantOf(event.start), instantOf(event.end)]);
      }),
    );
  });
});
