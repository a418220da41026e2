import { type CalendarEvent, type Mirror, ProviderError } from '@calmirror/core';
import { aMirror, anOverride, aSeries, floatingAt, inBerlin, onDate } from '@calmirror/testkit';
import { FLAG_PROPERTY, MARKER_PROPERTY, PART_PROPERTY } from './extended-properties.js';
import { type GraphWriting, forCreation, transactionIdOf, writeMirror } from './write-event.js';

const date = (wall: string): { start: CalendarEvent['start']; end: null; duration: null } => ({
  start: inBerlin(wall),
  end: null,
  duration: null,
});

/** A mirror of this event. */
function mirrorOf(event: CalendarEvent): Mirror {
  return aMirror('mirr0r1', { ...event, id: 'mirr0r1', uid: 'mirr0r1' });
}

const properties = (mirror: Mirror): unknown[] => [
  { id: MARKER_PROPERTY, value: mirror.marker },
  { id: FLAG_PROPERTY, value: '1' },
];

function seriesOf(event: CalendarEvent): Extract<GraphWriting, { kind: 'series' }> {
  const writing = writeMirror(mirrorOf(event));
  if (writing.kind !== 'series') throw new Error(writing.kind);
  return writing;
}

describe('a single mirror', () => {
  it('is one event with its marker, and no longer a series', () => {
    const mirror = aMirror('mirr0r1', { summary: 'Busy' });
    expect(writeMirror(mirror)).toMatchObject({
      kind: 'single',
      event: {
        subject: 'Busy',
        start: { dateTime: '2026-03-02T09:00:00', timeZone: 'UTC' },
        end: { dateTime: '2026-03-02T10:00:00', timeZone: 'UTC' },
        isAllDay: false,
        recurrence: null,
        singleValueExtendedProperties: properties(mirror),
      },
    });
  });

  it('of a whole day is said to be one', () => {
    expect(writeMirror(aMirror('mirr0r1', { start: onDate('2026-03-02'), end: onDate('2026-03-04') }))).toMatchObject({
      event: {
        isAllDay: true,
        start: { dateTime: '2026-03-02T00:00:00', timeZone: 'UTC' },
        end: { dateTime: '2026-03-04T00:00:00', timeZone: 'UTC' },
      },
    });
  });

  it('is created under a transaction that is its own for each try', () => {
    const writing = writeMirror(aMirror('mirr0r1'));
    if (writing.kind !== 'single') throw new Error(writing.kind);
    const body = forCreation(writing.event, transactionIdOf('mirr0r1', 0));
    expect(body).toMatchObject({ subject: 'Planning', transactionId: 'calmirror-mirr0r1-0' });
    expect(body).not.toHaveProperty('recurrence');
    expect(transactionIdOf('mirr0r1', 1)).not.toBe(transactionIdOf('mirr0r1', 0));
  });

  it('in no zone is refused without a word of it', () => {
    const mirror = aMirror('mirr0r1', { summary: 'Secret', start: floatingAt('2026-03-02T09:00:00') });
    expect(() => writeMirror(mirror)).toThrow(
      expect.objectContaining({ kind: 'rejected', message: expect.not.stringContaining('Secret') as string }) as Error,
    );
  });
});

describe('a mirror that is a series', () => {
  it('is a master with its pattern, then its exceptions and what does not take place', () => {
    const override = anOverride('2026-03-30T10:00:00', { summary: 'Later', start: inBerlin('2026-03-30T10:30:00') });
    const series = aSeries({ exclusions: [inBerlin('2026-03-04T10:00:00')] }, { overrides: [override] });
    const { event, exceptions, cancelled } = seriesOf(series);
    expect(event).toMatchObject({
      start: { dateTime: '2026-03-02T10:00:00', timeZone: 'W. Europe Standard Time' },
      recurrence: {
        pattern: { type: 'daily' },
        range: { startDate: '2026-03-02', recurrenceTimeZone: 'W. Europe Standard Time' },
      },
      singleValueExtendedProperties: properties(mirrorOf(series)),
    });
    expect(exceptions).toMatchObject([
      {
        original: { instant: '2026-03-30T08:00:00Z', date: '2026-03-30' },
        event: { subject: 'Later', start: { dateTime: '2026-03-30T10:30:00' } },
      },
    ]);
    expect(cancelled).toEqual([{ instant: '2026-03-04T09:00:00Z', date: '2026-03-04' }]);
  });

  it('keeps its pattern when it is created', () => {
    expect(forCreation(seriesOf(aSeries()).event, 'calmirror-mirr0r1-0')).toHaveProperty(
      'recurrence.pattern.type',
      'daily',
    );
  });

  it('that Graph cannot hold is refused: the engine hands over its dates', () => {
    expect(() => writeMirror(mirrorOf(aSeries({ rules: ['FREQ=HOURLY'] })))).toThrow(ProviderError);
  });
});

describe('a mirror that is a series of dates alone', () => {
  const overrides = [
    anOverride('2026-03-04T10:00:00', {
      summary: 'Later',
      start: inBerlin('2026-03-05T12:00:00'),
      end: inBerlin('2026-03-05T13:00:00'),
    }),
  ];
  const series = aSeries(
    { rules: [], dates: [date('2026-03-10T10:00:00'), date('2026-03-04T10:00:00')] },
    { overrides },
  );

  it('is an event for each date, known by its original start', () => {
    const mirror = mirrorOf(series);
    const writing = writeMirror(mirror);
    const part = (key: string): unknown => ({
      singleValueExtendedProperties: [...properties(mirror), { id: PART_PROPERTY, value: key }],
    });
    expect(writing).toMatchObject({
      kind: 'parts',
      parts: [
        { key: '2026-03-02T09:00:00Z', event: { subject: 'Planning', ...(part('2026-03-02T09:00:00Z') as object) } },
        { key: '2026-03-04T09:00:00Z', event: { subject: 'Later', start: { dateTime: '2026-03-05T12:00:00' } } },
        { key: '2026-03-10T09:00:00Z', event: { start: { dateTime: '2026-03-10T10:00:00' } } },
      ],
    });
  });

  it('has a transaction for each of its events', () => {
    expect(transactionIdOf('mirr0r1', 0, '2026-03-02T09:00:00Z')).toBe('calmirror-mirr0r1-0-20260302090000');
    expect(transactionIdOf('mirr0r1', 0, '2026-03-02')).toBe('calmirror-mirr0r1-0-20260302');
  });

  it('whose dates cannot be worked out is refused', () => {
    const lost = { kind: 'zoned', wall: '2026-03-02T10:00:00', zone: 'Nowhere/Else' } as const;
    expect(() => writeMirror(mirrorOf({ ...series, start: lost, end: lost }))).toThrow(ProviderError);
  });
});
