import type { CalendarEvent } from '@calmirror/core';
import { atInstant, inBerlin, onDate } from '@calmirror/testkit';
import type { DateTimeTimeZone } from '@microsoft/microsoft-graph-types';
import type { GraphEvent } from './graph-event.js';
import { type SeriesPieces, readSeries } from './read-series.js';

const inUtc = (dateTime: string): DateTimeTimeZone => ({ dateTime: `${dateTime}.0000000`, timeZone: 'UTC' });

/** A daily meeting from 10 to 11 in Berlin, from Monday 2026-03-02 on. */
function aMaster(differing: Partial<GraphEvent> = {}): GraphEvent {
  return {
    id: 'AAMkAGI1',
    iCalUId: '040000008200E000',
    changeKey: 'ExN3Zw==',
    type: 'seriesMaster',
    subject: 'Stand-up',
    start: inUtc('2026-03-02T09:00:00'),
    end: inUtc('2026-03-02T10:00:00'),
    originalStartTimeZone: 'W. Europe Standard Time',
    originalEndTimeZone: 'W. Europe Standard Time',
    recurrence: {
      pattern: { type: 'daily', interval: 1, month: 0, dayOfMonth: 0, firstDayOfWeek: 'sunday', index: 'first' },
      range: {
        type: 'noEnd',
        startDate: '2026-03-02',
        endDate: '0001-01-01',
        recurrenceTimeZone: 'W. Europe Standard Time',
      },
    },
    ...differing,
  };
}

function anException(originalStart: string, start: string, differing: Partial<GraphEvent> = {}): GraphEvent {
  return {
    ...aMaster(),
    recurrence: null,
    type: 'exception',
    originalStart,
    start: inUtc(start),
    end: inUtc(start),
    ...differing,
  };
}

const allDay: Partial<GraphEvent> = {
  isAllDay: true,
  start: inUtc('2026-03-02T00:00:00'),
  end: inUtc('2026-03-03T00:00:00'),
};

function read(pieces: Partial<SeriesPieces> = {}, zone: string | null = null): CalendarEvent {
  const reading = readSeries({ master: aMaster(), exceptions: [], occurrences: null, ...pieces }, zone);
  if (!('event' in reading)) throw new Error(reading.problem.code);
  return reading.event;
}

describe('a series of Graph', () => {
  it('is a rule on its own clock', () => {
    expect(read()).toMatchObject({
      id: 'AAMkAGI1',
      uid: '040000008200E000',
      start: inBerlin('2026-03-02T10:00:00'),
      end: inBerlin('2026-03-02T11:00:00'),
      recurrence: { rules: ['FREQ=DAILY'], exceptionRules: [], dates: [], exclusions: [] },
      overrides: [],
    });
  });

  it('without the instances that were cancelled, which are named by their day', () => {
    const master = aMaster({ cancelledOccurrences: ['OID.AAMkAGI1.2026-03-04', 'OID.AAMkAGI1.2026-04-04'] });
    expect(read({ master }).recurrence?.exclusions).toEqual([
      inBerlin('2026-03-04T10:00:00'),
      inBerlin('2026-04-04T10:00:00'),
    ]);
  });

  it('with its exceptions, by the original start on its clock', () => {
    const exceptions = [
      anException('2026-03-04T09:00:00Z', '2026-03-04T14:00:00', { subject: 'Later' }),
      anException('2026-03-30T08:00:00Z', '2026-03-30T08:00:00', { isCancelled: true }),
    ];
    expect(read({ exceptions }).overrides).toMatchObject([
      { recurrenceId: inBerlin('2026-03-04T10:00:00'), start: inBerlin('2026-03-04T15:00:00'), summary: 'Later' },
      { recurrenceId: inBerlin('2026-03-30T10:00:00'), status: 'cancelled', thisAndFuture: false },
    ]);
  });

  it('of whole days is of dates, whichever midnight an original start is', () => {
    const master = aMaster({ ...allDay, cancelledOccurrences: ['OID.AAMkAGI1.2026-03-05'] });
    const exceptions = ['2026-03-06T00:00:00Z', '2026-03-06T23:00:00Z'].map((original) =>
      anException(original, '2026-03-06T09:00:00'),
    );
    const series = read({ master, exceptions });
    expect(series.start).toEqual(onDate('2026-03-02'));
    expect(series.recurrence?.exclusions).toEqual([onDate('2026-03-05')]);
    expect(series.overrides.map(({ recurrenceId }) => recurrenceId)).toEqual([
      onDate('2026-03-06'),
      onDate('2026-03-07'),
    ]);
  });

  it('begins on the first day of its pattern, as Graph has it', () => {
    const pattern = { type: 'weekly', interval: 1, daysOfWeek: ['wednesday'], firstDayOfWeek: 'monday' } as const;
    const master = aMaster({
      recurrence: { ...aMaster().recurrence, pattern: { ...pattern, daysOfWeek: ['wednesday'] } },
    });
    expect(read({ master })).toMatchObject({
      start: inBerlin('2026-03-04T10:00:00'),
      end: inBerlin('2026-03-04T11:00:00'),
      recurrence: { rules: ['FREQ=WEEKLY;BYDAY=WE'] },
    });
  });

  it('on a clock that Graph does not name is on the calendar’s', () => {
    const custom = 'tzone://Microsoft/Custom';
    const range = { ...aMaster().recurrence?.range, recurrenceTimeZone: custom };
    const master = aMaster({ originalStartTimeZone: custom, recurrence: { ...aMaster().recurrence, range } });
    expect(read({ master }, 'America/New_York').start).toEqual({
      kind: 'zoned',
      wall: '2026-03-02T04:00:00',
      zone: 'America/New_York',
    });
    expect(readSeries({ master, exceptions: [], occurrences: null }, null)).toMatchObject({
      id: 'AAMkAGI1',
      problem: { code: 'unknown-zone' },
    });
  });

  it.each<[string, Partial<GraphEvent>]>([
    ['bad-rule', { recurrence: null }],
    ['bad-rule', { recurrence: { ...aMaster().recurrence, pattern: { type: 'weekly', interval: 1 } } }],
    ['bad-recurrence-date', { cancelledOccurrences: ['OID.AAMkAGI1'] }],
    ['no-start', { start: null }],
  ])('that cannot be read is withheld: %s', (code, differing) => {
    const reading = readSeries({ master: aMaster(differing), exceptions: [], occurrences: null }, null);
    expect(reading).toMatchObject({ id: 'AAMkAGI1', problem: { code } });
  });

  it('has a revision that changes with whatever is told of it', () => {
    const revisionOf = (pieces: Partial<SeriesPieces>): string =>
      readSeries({ master: aMaster(), exceptions: [], occurrences: null, ...pieces }, null).revision;
    const exception = anException('2026-03-04T09:00:00Z', '2026-03-04T14:00:00');
    const revisions = [
      revisionOf({}),
      revisionOf({ master: aMaster({ changeKey: 'other' }) }),
      revisionOf({ master: aMaster({ cancelledOccurrences: ['OID.AAMkAGI1.2026-03-04'] }) }),
      revisionOf({ exceptions: [exception] }),
      revisionOf({ exceptions: [{ ...exception, changeKey: 'other' }] }),
    ];
    expect(new Set(revisions).size).toBe(5);
    expect(revisionOf({ master: aMaster({ cancelledOccurrences: [] }) })).toBe(revisionOf({}));
  });
});

describe('a series whose occurrences are shown', () => {
  const window = { from: '2026-03-02T00:00:00Z', to: '2026-03-06T00:00:00Z' };
  const shown = (...starts: string[]): SeriesPieces['occurrences'] => ({
    window,
    events: starts.map((start) => ({ type: 'occurrence', start: inUtc(start), end: inUtc(start) })),
  });

  it('is its rule where they agree', () => {
    const occurrences = shown(
      '2026-03-02T09:00:00',
      '2026-03-03T09:00:00',
      '2026-03-04T09:00:00',
      '2026-03-05T09:00:00',
    );
    expect(read({ occurrences })).toEqual(read());
  });

  it('lacks the instances that are not among them, and no exceptions', () => {
    const exceptions = [anException('2026-03-03T09:00:00Z', '2026-03-03T12:00:00')];
    const occurrences = shown('2026-03-02T09:00:00', '2026-03-05T09:00:00');
    expect(read({ exceptions, occurrences })).toMatchObject({
      recurrence: { rules: ['FREQ=DAILY'], exclusions: [inBerlin('2026-03-04T10:00:00')] },
      overrides: [{ recurrenceId: inBerlin('2026-03-03T10:00:00') }],
    });
  });

  it('is what they say where its rule does not have them', () => {
    const occurrences = shown('2026-03-03T12:00:00', '2026-03-05T12:00:00');
    expect(read({ occurrences })).toMatchObject({
      start: inBerlin('2026-03-03T13:00:00'),
      end: inBerlin('2026-03-03T14:00:00'),
      recurrence: { rules: [], dates: [{ start: inBerlin('2026-03-05T13:00:00'), end: null, duration: null }] },
    });
  });

  it('on a clock that nobody names is in UTC, as far as they agree', () => {
    const custom = 'tzone://Microsoft/Custom';
    const range = { ...aMaster().recurrence?.range, recurrenceTimeZone: custom };
    const master = aMaster({ originalStartTimeZone: custom, recurrence: { ...aMaster().recurrence, range } });
    const occurrences = shown(
      '2026-03-02T09:00:00',
      '2026-03-03T09:00:00',
      '2026-03-04T09:00:00',
      '2026-03-05T09:00:00',
    );
    expect(read({ master, occurrences }).start).toEqual(atInstant('2026-03-02T09:00:00Z'));
  });

  it('of whole days is not judged by days at the window’s edges', () => {
    const events = ['2026-03-03T00:00:00', '2026-03-04T00:00:00'].map((start) => ({
      isAllDay: true,
      start: inUtc(start),
    }));
    const occurrences = { window: { ...window, to: '2026-03-05T06:00:00Z' }, events };
    expect(read({ master: aMaster(allDay), occurrences }).recurrence?.exclusions).toEqual([]);
  });
});
