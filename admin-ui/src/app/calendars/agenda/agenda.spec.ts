import type { InstanceAnswer } from '@calmirror/contracts';
import { agenda } from './agenda';

const SPAN = { from: '2026-03-28', to: '2026-04-04' };
const event = (start: string, end: string, summary = start): InstanceAnswer => ({
  uid: 'u',
  recurrenceId: null,
  start,
  end,
  summary,
  location: null,
  status: 'confirmed',
  transparency: 'opaque',
});
const shown = (zone: string, ...instances: InstanceAnswer[]): string[] =>
  agenda(instances, zone, SPAN)
    .flatMap(({ day, items }) =>
      items.map(({ start, end, since, until }) => [
        day,
        start,
        end,
        since && `since ${since}`,
        until && `until ${until}`,
      ]),
    )
    .map((words) => words.filter(Boolean).join(' '));

describe('agenda', () => {
  it('puts an instant on the day that the calendar has then, not on that of UTC', () => {
    const late = event('2026-03-30T22:30:00Z', '2026-03-30T23:30:00Z');
    expect(shown('Europe/Paris', late)).toEqual(['2026-03-31 00:30 01:30']);
    expect(shown('America/New_York', late)).toEqual(['2026-03-30 18:30 19:30']);
  });

  it('follows the clock over the night on which it changes', () => {
    expect(
      shown(
        'Europe/Paris',
        event('2026-03-28T08:00:00Z', '2026-03-28T09:00:00Z'),
        event('2026-03-29T08:00:00Z', '2026-03-29T09:00:00Z'),
      ),
    ).toEqual(['2026-03-28 09:00 10:00', '2026-03-29 10:00 11:00']);
  });

  it('leaves whole days and floating times where they are, in every zone', () => {
    const fixed = [event('2026-03-30', '2026-03-31'), event('2026-03-30T09:00:00', '2026-03-30T09:30:00')];
    expect(shown('Pacific/Auckland', ...fixed)).toEqual(['2026-03-30', '2026-03-30 09:00 09:30']);
    expect(shown('Pacific/Honolulu', ...fixed)).toEqual(['2026-03-30', '2026-03-30 09:00 09:30']);
  });

  it('tells the last day of what takes several, the end being excluded', () => {
    expect(shown('UTC', event('2026-03-30', '2026-04-02'))).toEqual(['2026-03-30 until 2026-04-01']);
    expect(shown('UTC', event('2026-03-30T22:00:00Z', '2026-04-01T06:00:00Z'))).toEqual([
      '2026-03-30 22:00 06:00 until 2026-04-01',
    ]);
  });

  it('ends what ends at midnight on the same day', () => {
    expect(shown('UTC', event('2026-03-30T22:00:00Z', '2026-03-31T00:00:00Z'))).toEqual(['2026-03-30 22:00 24:00']);
  });

  it('shows one of no length where it begins', () => {
    expect(shown('UTC', event('2026-03-30T00:00:00Z', '2026-03-30T00:00:00Z'))).toEqual(['2026-03-30 00:00 00:00']);
    expect(shown('UTC', event('2026-03-30', '2026-03-30'))).toEqual(['2026-03-30']);
  });

  it('stands below the first day when it began before, and says since when', () => {
    expect(shown('UTC', event('2026-03-20', '2026-03-30'))).toEqual(['2026-03-28 since 2026-03-20 until 2026-03-29']);
  });

  it('leaves out what only touches the span in another zone', () => {
    expect(shown('UTC', event('2026-03-27', '2026-03-28'), event('2026-04-04', '2026-04-05'))).toEqual([]);
  });

  it('orders a day: whole days, then by the clock', () => {
    const day = [
      event('2026-03-30T15:00:00Z', '2026-03-30T16:00:00Z', 'late'),
      event('2026-03-30T09:00:00Z', '2026-03-30T10:00:00Z', 'early'),
      event('2026-03-30', '2026-03-31', 'whole'),
    ];
    expect(agenda(day, 'UTC', SPAN)[0]?.items.map(({ summary }) => summary)).toEqual(['whole', 'early', 'late']);
  });
});
