import { aJudge, anEvent, anOverride, aSeries, inBerlin, onDate } from '@calmirror/testkit';
import type { CalendarEvent } from '../event/calendar-event.js';
import { judgeEvent } from './judge-event.js';
import type { JudgeContext } from './judgement.js';
import type { Filter } from './policy.js';

const weekdays: Filter = {
  kind: 'hours',
  timeZone: 'Europe/Berlin',
  weekdays: [1, 2, 3, 4, 5],
  from: '08:00',
  to: '18:00',
};
const untilSunday = 'FREQ=DAILY;UNTIL=20260308T225959Z';

function mirrored(event: CalendarEvent, context: JudgeContext): CalendarEvent {
  const judgement = judgeEvent(event, context, false);
  if (!judgement.mirrored) throw new Error(`not mirrored: ${judgement.reason}`);
  return judgement.event;
}

describe('a single event', () => {
  it('enters the window when it overlaps it and leaves when it is out by a day', () => {
    const event = anEvent({ start: inBerlin('2026-02-28T10:00:00'), end: inBerlin('2026-02-28T11:00:00') });
    expect(judgeEvent(event, aJudge(), false)).toEqual({ mirrored: false, reason: 'outside-window', detail: null });
    expect(judgeEvent(event, aJudge(), true)).toMatchObject({ mirrored: true });
    const older = { ...event, start: inBerlin('2026-02-27T10:00:00'), end: inBerlin('2026-02-27T11:00:00') };
    expect(judgeEvent(older, aJudge(), true)).toMatchObject({ mirrored: false, reason: 'outside-window' });
  });

  it('of whole days is placed in the zone of its calendar', () => {
    const event = anEvent({ start: onDate('2026-04-01'), end: onDate('2026-04-02') });
    expect(judgeEvent(event, aJudge(), false)).toMatchObject({ mirrored: true });
    expect(judgeEvent(event, { ...aJudge(), referenceZone: 'UTC' }, false)).toMatchObject({ reason: 'outside-window' });
  });

  it('in a zone that nobody knows is unreadable, and the reason tells nothing of it', () => {
    const event = anEvent({ start: { kind: 'zoned', wall: '2026-03-02T10:00:00', zone: 'Secret/Place' } });
    expect(judgeEvent(event, aJudge(), false)).toEqual({
      mirrored: false,
      reason: 'unreadable',
      detail: 'unknown-zone',
    });
  });
});

describe('a series that filters take as a whole', () => {
  it('is untouched where nothing is out, endless ones too', () => {
    const series = aSeries({}, { overrides: [anOverride('2026-03-04T10:00:00')] });
    expect(mirrored(series, aJudge({ filters: [{ kind: 'declined' }, { kind: 'free' }] }))).toEqual(series);
  });

  it('is not mirrored where all of it is out', () => {
    const series = aSeries({}, { transparency: 'transparent' });
    expect(judgeEvent(series, aJudge({ filters: [{ kind: 'free' }] }), false)).toMatchObject({
      mirrored: false,
      reason: 'free',
    });
  });

  it('excludes the one instance that was declined, written as its start is', () => {
    const declined = anOverride('2026-03-04T10:00:00', {
      recurrenceId: { kind: 'instant', instant: '2026-03-04T09:00:00Z' },
      myAnswer: 'declined',
    });
    const moved = anOverride('2026-03-05T10:00:00', {
      start: inBerlin('2027-03-05T12:00:00'),
      end: inBerlin('2027-03-05T13:00:00'),
    });
    const series = aSeries({}, { overrides: [declined, moved] });
    const judgement = judgeEvent(series, aJudge({ filters: [{ kind: 'declined' }] }), false);
    expect(judgement).toMatchObject({
      event: {
        recurrence: { rules: ['FREQ=DAILY'], exclusions: [inBerlin('2026-03-04T10:00:00')] },
        overrides: [moved],
      },
      exclusions: [{ reason: 'declined' }],
    });
  });

  it('excludes a cancelled instance, whatever the policy shows of cancelled events', () => {
    const series = aSeries({}, { overrides: [anOverride('2026-03-04T10:00:00', { status: 'cancelled' })] });
    expect(mirrored(series, aJudge())).toMatchObject({
      recurrence: { exclusions: [inBerlin('2026-03-04T10:00:00')] },
      overrides: [],
    });
  });

  it('writes exclusions of whole days as dates', () => {
    const override = anOverride('2026-03-04T00:00:00', { recurrenceId: onDate('2026-03-04'), myAnswer: 'declined' });
    const series = aSeries({}, { start: onDate('2026-03-02'), end: onDate('2026-03-03'), overrides: [override] });
    expect(mirrored(series, aJudge({ filters: [{ kind: 'declined' }] })).recurrence?.exclusions).toEqual([
      onDate('2026-03-04'),
    ]);
  });

  it('that was declined but for one instance is a single event', () => {
    const accepted = anOverride('2026-03-04T10:00:00', { summary: 'I come', myAnswer: 'accepted' });
    const series = aSeries({}, { myAnswer: 'declined', overrides: [accepted] });
    expect(mirrored(series, aJudge({ filters: [{ kind: 'declined' }] }))).toMatchObject({
      summary: 'I come',
      start: inBerlin('2026-03-04T10:00:00'),
      recurrence: null,
      overrides: [],
    });
  });

  it('that was declined but for two instances has only these as dates', () => {
    const overrides = ['2026-03-06T10:00:00', '2026-03-04T10:00:00'].map((wall) =>
      anOverride(wall, { myAnswer: 'accepted' }),
    );
    const series = aSeries({}, { myAnswer: 'declined', overrides });
    expect(mirrored(series, aJudge({ filters: [{ kind: 'declined' }] }))).toMatchObject({
      start: inBerlin('2026-03-04T10:00:00'),
      end: inBerlin('2026-03-04T11:00:00'),
      recurrence: { rules: [], exclusions: [], dates: [{ start: inBerlin('2026-03-06T10:00:00') }] },
    });
  });

  it('is in the window with a gap there, and outside it after its end', () => {
    const yearly = aSeries(
      { rules: ['FREQ=YEARLY'] },
      { start: inBerlin('2020-08-01T10:00:00'), end: inBerlin('2020-08-01T11:00:00') },
    );
    expect(mirrored(yearly, aJudge())).toEqual(yearly);
    const over = { ...yearly, recurrence: { ...yearly.recurrence, rules: ['FREQ=YEARLY;UNTIL=20240801T080000Z'] } };
    expect(judgeEvent(over, aJudge(), true)).toMatchObject({ mirrored: false, reason: 'outside-window' });
  });
});

describe('a series whose instances differ', () => {
  const context = aJudge({ filters: [weekdays] });

  it('keeps its rule where it ends by itself', () => {
    expect(mirrored(aSeries({ rules: [untilSunday] }), context).recurrence).toEqual({
      rules: [untilSunday],
      exceptionRules: [],
      dates: [],
      exclusions: [inBerlin('2026-03-07T10:00:00'), inBerlin('2026-03-08T10:00:00')],
    });
  });

  it('is untouched where it ends by itself and nothing is out', () => {
    const series = aSeries({ rules: ['FREQ=WEEKLY;COUNT=3'] });
    expect(mirrored(series, context)).toEqual(series);
  });

  it('without end is bounded by the quarter in which the window ends', () => {
    expect(mirrored(aSeries(), context).recurrence?.rules).toEqual(['FREQ=DAILY;UNTIL=20260331T235959Z']);
  });

  it('is written the same each day of the quarter, and anew in the next one', () => {
    const on = (to: string): unknown =>
      mirrored(aSeries(), aJudge({ filters: [weekdays], window: { from: '2026-03-01T00:00:00Z', to } }));
    expect(on('2026-05-03T00:00:00Z')).toEqual(on('2026-07-01T00:00:00Z'));
    expect(on('2026-07-02T00:00:00Z')).not.toEqual(on('2026-07-01T00:00:00Z'));
  });

  it('that began long ago starts in the quarter of the window, with no exclusions before it', () => {
    const old = aSeries(
      { rules: ['FREQ=DAILY;INTERVAL=2'] },
      { start: inBerlin('2016-03-02T10:00:00'), end: inBerlin('2016-03-02T11:00:00') },
    );
    const event = mirrored(old, context);
    expect(event.start).toEqual(inBerlin('2026-01-01T10:00:00'));
    expect(event.recurrence?.exclusions[0]).toEqual(inBerlin('2026-01-03T10:00:00'));
  });

  it('does not start in the hour that clocks leave out', () => {
    const sundays: Filter = { ...weekdays, weekdays: [7], from: '01:00', to: '06:00' };
    const night = { start: inBerlin('2026-03-24T02:30:00'), end: inBerlin('2026-03-24T03:00:00') };
    expect(mirrored(aSeries({}, night), aJudge({ filters: [sundays] })).start).toEqual(night.start);
  });

  it('that changed for good long ago still says so, from its later start on', () => {
    const changed = anOverride('2016-03-07T10:00:00', {
      thisAndFuture: true,
      summary: 'Since then',
      start: inBerlin('2016-03-07T12:00:00'),
      end: inBerlin('2016-03-07T13:00:00'),
    });
    const old = { start: inBerlin('2016-03-02T10:00:00'), end: inBerlin('2016-03-02T11:00:00'), overrides: [changed] };
    expect(mirrored(aSeries({}, old), context)).toMatchObject({
      start: inBerlin('2026-01-01T10:00:00'),
      overrides: [
        {
          summary: 'Since then',
          recurrenceId: inBerlin('2026-01-01T10:00:00'),
          start: inBerlin('2026-01-01T12:00:00'),
        },
      ],
    });
  });

  it('gives way from COUNT to UNTIL when it starts later', () => {
    const event = mirrored(
      aSeries(
        { rules: ['FREQ=DAILY;COUNT=9'] },
        { start: inBerlin('2026-03-01T10:00:00'), end: inBerlin('2026-03-01T11:00:00') },
      ),
      context,
    );
    expect(event.start).toEqual(inBerlin('2026-03-02T10:00:00'));
    expect(event.recurrence?.rules).toEqual(['FREQ=DAILY;UNTIL=20260309T090000Z']);
  });

  it('of which all is out is not mirrored', () => {
    const series = aSeries(
      { rules: ['FREQ=WEEKLY;BYDAY=SA'] },
      { start: inBerlin('2026-03-07T10:00:00'), end: inBerlin('2026-03-07T11:00:00') },
    );
    expect(judgeEvent(series, context, false)).toEqual({ mirrored: false, reason: 'hours', detail: null });
  });

  it('keeps an instance that was moved from the weekend to a weekday, and excludes the opposite', () => {
    const toMonday = anOverride('2026-03-07T10:00:00', {
      start: inBerlin('2026-03-09T12:00:00'),
      end: inBerlin('2026-03-09T13:00:00'),
    });
    const toSunday = anOverride('2026-03-06T10:00:00', {
      start: inBerlin('2026-03-08T12:00:00'),
      end: inBerlin('2026-03-08T13:00:00'),
    });
    const event = mirrored(aSeries({ rules: [untilSunday] }, { overrides: [toMonday, toSunday] }), context);
    expect(event.overrides).toEqual([toMonday]);
    expect(event.recurrence?.exclusions).toEqual([inBerlin('2026-03-08T10:00:00'), inBerlin('2026-03-06T10:00:00')]);
  });

  it('whose later instances were cancelled as a range ends there', () => {
    const cancelled = anOverride('2026-03-05T10:00:00', { thisAndFuture: true, status: 'cancelled' });
    const judgement = judgeEvent(aSeries({ rules: [untilSunday] }, { overrides: [cancelled] }), aJudge(), false);
    expect(judgement).toMatchObject({
      event: {
        overrides: [],
        recurrence: { exclusions: [5, 6, 7, 8].map((day) => inBerlin(`2026-03-0${day}T10:00:00`)) },
      },
      exclusions: [5, 6, 7, 8].map(() => ({ reason: 'cancelled' })),
    });
  });

  it('with more instances than the budget is named unreadable, not cut', () => {
    const series = aSeries({ rules: ['FREQ=MINUTELY'] });
    expect(judgeEvent(series, context, false)).toEqual({
      mirrored: false,
      reason: 'unreadable',
      detail: 'too-many-instances',
    });
  });
});
