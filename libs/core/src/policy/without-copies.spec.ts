import { anEvent, anOverride, aSeries, inBerlin } from '@calmirror/testkit';
import type { CalendarEvent } from '../event/calendar-event.js';
import type { EventTime } from '../event/event-time.js';
import { speltTime } from '../event/spelt-time.js';
import { instancesOf } from '../recurrence/instances-of.js';
import { withoutCopies } from './without-copies.js';

const meeting = anEvent({ uid: 'meeting@corp.test' });

describe('a meeting that the target holds of its own', () => {
  it.each([
    ['as it is', {}, true],
    ['under another id', { id: 'AAMkAG' }, true],
    ['accepted', { myAnswer: 'accepted' }, true],
    ['with another title', { summary: 'Something else' }, true],
    ['declined', { myAnswer: 'declined' }, false],
    ['cancelled', { status: 'cancelled' }, false],
    ['free, while the source is busy', { transparency: 'transparent' }, false],
    ['as a mirror', { marker: 'calmirror:v1:a:b:c' }, false],
    ['under another UID', { uid: 'other@corp.test' }, false],
  ] as const)('%s: %p stands for it: %p', (_, differing, stands) => {
    expect(withoutCopies(meeting, [{ ...meeting, ...differing }])).toBe(stands ? null : meeting);
  });

  it('free stands for a free one', () => {
    const free = { ...meeting, transparency: 'transparent' as const };
    expect(withoutCopies(free, [free])).toBeNull();
  });

  it('twice, of which one was declined, stands there', () => {
    expect(withoutCopies(meeting, [{ ...meeting, myAnswer: 'declined' }, meeting])).toBeNull();
  });
});

describe('a series that the target holds', () => {
  const exclusions = [inBerlin('2026-03-05T10:00:00')];
  const overrides = [
    anOverride('2026-03-06T10:00:00', { myAnswer: 'declined' }),
    anOverride('2026-03-07T10:00:00', { start: inBerlin('2026-03-20T10:00:00'), end: inBerlin('2026-03-20T11:00:00') }),
  ];
  const series = aSeries({ rules: ['FREQ=DAILY;COUNT=10'], exclusions }, { uid: meeting.uid, overrides });
  const instance = (recurrenceId: EventTime | null): CalendarEvent => ({ ...meeting, id: 'one', recurrenceId });

  it('stands for the series', () => {
    expect(withoutCopies(series, [{ ...series, id: 'other' }])).toBeNull();
  });

  it.each([
    ['an instance as its rule says', inBerlin('2026-03-04T10:00:00'), true],
    ['the same, said in UTC', { kind: 'instant', instant: '2026-03-04T09:00:00Z' }, true],
    ['the same, by its day alone', { kind: 'date', date: '2026-03-04' }, true],
    ['one that was moved', inBerlin('2026-03-07T10:00:00'), true],
    ['one that was declined there', inBerlin('2026-03-06T10:00:00'), false],
    ['one that does not take place there', inBerlin('2026-03-05T10:00:00'), false],
    ['one beyond its end', inBerlin('2026-03-12T10:00:00'), false],
    ['one in a zone that nobody knows', { kind: 'zoned', wall: '2026-03-04T10:00:00', zone: 'Nowhere/Else' }, false],
    ['what is no instance', null, false],
  ] as const)('%s, which is all that the source shows: %p stands there: %p', (_, recurrenceId, stands) => {
    const event = instance(recurrenceId);
    expect(withoutCopies(event, [series])).toBe(stands ? null : event);
  });

  it.each([
    ['before it was cancelled from some instance on', inBerlin('2026-03-03T10:00:00'), true],
    ['after that', inBerlin('2026-03-08T10:00:00'), false],
  ])('stands for an instance %s: %p: %p', (_, recurrenceId, stands) => {
    const end = anOverride('2026-03-06T10:00:00', { thisAndFuture: true, status: 'cancelled' });
    const event = instance(recurrenceId);
    expect(withoutCopies(event, [{ ...series, overrides: [end] }])).toBe(stands ? null : event);
  });

  it('declined there, but for the one instance', () => {
    const accepted = anOverride('2026-03-04T10:00:00', { myAnswer: 'accepted' });
    const copy: CalendarEvent = { ...series, myAnswer: 'declined', overrides: [accepted] };
    expect(withoutCopies(instance(inBerlin('2026-03-04T10:00:00')), [copy])).toBeNull();
    expect(withoutCopies(instance(inBerlin('2026-03-08T10:00:00')), [copy])).not.toBeNull();
    expect(withoutCopies(series, [copy])).toBe(series);
  });
});

describe('one instance that the target holds', () => {
  const series = aSeries(
    { rules: ['FREQ=DAILY;COUNT=4'] },
    { uid: meeting.uid, overrides: [anOverride('2026-03-04T10:00:00', { summary: 'Later' })] },
  );
  const [third, fourth] = [inBerlin('2026-03-04T10:00:00'), inBerlin('2026-03-05T10:00:00')];
  const invited = (recurrenceId: EventTime, differing: Partial<CalendarEvent> = {}): CalendarEvent => ({
    ...meeting,
    ...differing,
    id: JSON.stringify(recurrenceId),
    recurrenceId,
  });
  const days = (event: CalendarEvent | null): unknown[] => {
    const window = { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' };
    return event === null ? [] : instancesOf(event, window).instances.map(({ start }) => speltTime(start).slice(0, 10));
  };

  it.each([
    ['as the series says it', fourth, ['2026-03-02', '2026-03-03', '2026-03-04']],
    ['that differs', third, ['2026-03-02', '2026-03-03', '2026-03-05']],
    ['known by its day', { kind: 'date', date: '2026-03-03' }, ['2026-03-02', '2026-03-04', '2026-03-05']],
  ] as const)('%s is left out of the series', (_, recurrenceId, left) => {
    expect(days(withoutCopies(series, [invited(recurrenceId)]))).toEqual(left);
  });

  it('and another one are both left out', () => {
    expect(days(withoutCopies(series, [invited(third), invited(fourth)]))).toEqual(['2026-03-02', '2026-03-03']);
  });

  it('one by one stands for the whole series, which is mirrored no more', () => {
    const all = [inBerlin('2026-03-02T10:00:00'), inBerlin('2026-03-03T10:00:00'), third, fourth].map((one) =>
      invited(one),
    );
    expect(withoutCopies(series, all)).toBeNull();
    const moved = anOverride('2026-03-05T10:00:00', { start: inBerlin('2026-05-05T10:00:00') });
    expect(withoutCopies({ ...series, overrides: [moved] }, all)).toBeNull();
    expect(days(withoutCopies(series, all.slice(1)))).toEqual(['2026-03-02']);
    const endless = { ...series, recurrence: { ...series.recurrence, rules: ['FREQ=DAILY'] } };
    expect(days(withoutCopies(endless, all)).slice(0, 1)).toEqual(['2026-03-06']);
  });

  it('that was declined, or does not take place anyway, changes nothing', () => {
    const without = { ...series, recurrence: { ...series.recurrence, exclusions: [fourth] } };
    expect(withoutCopies(series, [invited(fourth, { myAnswer: 'declined' })])).toBe(series);
    expect(withoutCopies(without, [invited(fourth)])).toBe(without);
  });

  it.each([
    ['the same one', fourth, fourth, true],
    ['the same one in UTC', fourth, { kind: 'instant', instant: '2026-03-05T09:00:00Z' }, true],
    ['the one of that day', fourth, { kind: 'date', date: '2026-03-05' }, true],
    ['another one', fourth, third, false],
    ['the one of another day', { kind: 'date', date: '2026-03-04' }, fourth, false],
  ] as const)('stands for an instance that is all that the source shows, if it is %s', (_, copy, shown, stands) => {
    const event = invited(shown);
    expect(withoutCopies(event, [invited(copy)])).toBe(stands ? null : event);
  });
});
