import { type CalendarEvent, hasSameContent, instancesOf } from '@calmirror/core';
import { anOverride, aSeries, inBerlin, onDate } from '@calmirror/testkit';
import { isInParts, partsOf, seriesOfParts } from './series-parts.js';

const dates = (...starts: CalendarEvent['start'][]): { start: CalendarEvent['start']; end: null; duration: null }[] =>
  starts.map((start) => ({ start, end: null, duration: null }));

describe('a series of dates alone', () => {
  it('is told by having no rule', () => {
    expect(isInParts(aSeries({ rules: [], dates: dates(inBerlin('2026-03-09T10:00:00')) }))).toBe(true);
    expect(isInParts(aSeries())).toBe(false);
  });

  it('has a part for each instance, in order, each with its own details and length', () => {
    const series = aSeries(
      {
        rules: [],
        dates: [{ start: inBerlin('2026-03-09T10:00:00'), end: inBerlin('2026-03-09T14:00:00'), duration: null }],
        exclusions: [],
      },
      {
        overrides: [
          anOverride('2026-03-02T10:00:00', {
            start: inBerlin('2026-03-20T10:00:00'),
            end: inBerlin('2026-03-20T11:00:00'),
            summary: 'Later',
          }),
        ],
      },
    );
    expect(partsOf(series)).toMatchObject([
      {
        key: '2026-03-02T09:00:00Z',
        event: { summary: 'Later', start: inBerlin('2026-03-20T10:00:00'), recurrence: null },
      },
      {
        key: '2026-03-09T09:00:00Z',
        event: { summary: 'Planning', end: inBerlin('2026-03-09T14:00:00'), overrides: [] },
      },
    ]);
  });

  it('of whole days has days for keys', () => {
    const series = aSeries(
      { rules: [], dates: dates(onDate('2026-03-09')) },
      { start: onDate('2026-03-02'), end: onDate('2026-03-03') },
    );
    expect(partsOf(series)?.map(({ key }) => key)).toEqual(['2026-03-02', '2026-03-09']);
  });

  it('that cannot be worked out has none', () => {
    const lost = { kind: 'zoned', wall: '2026-03-02T10:00:00', zone: 'Nowhere/Else' } as const;
    expect(partsOf(aSeries({ rules: [] }, { start: lost, end: lost }))).toBeNull();
  });

  it('is put together again with the same instances, in whatever order its parts come', () => {
    const series = aSeries({
      rules: [],
      dates: dates(inBerlin('2026-03-09T10:00:00'), inBerlin('2026-06-09T10:00:00')),
    });
    const parts = partsOf(series) ?? [];
    const again = seriesOfParts(parts.toReversed())!;
    expect(hasSameContent(seriesOfParts(parts)!, again)).toBe(true);
    const window = { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' };
    const times = (event: CalendarEvent): unknown =>
      instancesOf(event, window).instances.map(({ start, end }) => [start, end]);
    expect(times(again)).toEqual(times(series));
  });

  it('of no parts is none', () => expect(seriesOfParts([])).toBeNull());
});
