import { anInstanceMessage, anOverride, aSeriesMessage, inBerlin, schedulingRules } from '@calmirror/testkit';
import type { CalendarEvent } from '../event/calendar-event.js';
import type { EventTime } from '../event/event-time.js';
import { instancesOf } from '../recurrence/instances-of.js';
import { instantOf } from '../recurrence/time-of-event.js';
import { scheduledEvents } from './scheduled-events.js';
import type { SchedulingMessage } from './scheduling-message.js';

const week = { from: '2026-03-02T00:00:00Z', to: '2026-03-07T00:00:00Z' };

function calendarOf(messages: readonly SchedulingMessage[]): CalendarEvent {
  const [event, ...others] = scheduledEvents(messages, schedulingRules()).events;
  expect(others).toEqual([]);
  expect(scheduledEvents([...messages].reverse(), schedulingRules()).events).toEqual([event]);
  return event!;
}

/** Days and hours in UTC at which something takes place from Monday to Friday. */
const shown = (...messages: SchedulingMessage[]): (string | undefined)[] =>
  instancesOf(calendarOf(messages), week).instances.map(({ start }) => instantOf(start)?.slice(8, 13));

const at = (wall: string): { start: EventTime; end: EventTime } => {
  const { start, end } = anOverride(wall);
  return { start, end };
};

const series = aSeriesMessage();
const moved = anInstanceMessage('2026-03-04T10:00:00', { minute: 5, sequence: 1, event: at('2026-03-04T16:00:00') });

describe('an instance that was moved', () => {
  it('is shown where it was moved to', () => {
    expect(shown(series, moved)).toEqual(['02T09', '03T09', '04T15', '05T09', '06T09']);
  });

  it('is known in whatever zone the message names it', () => {
    const recurrenceId: EventTime = { kind: 'instant', instant: '2026-03-04T09:00:00Z' };
    const again = anInstanceMessage('2026-03-04T10:00:00', {
      recurrenceId,
      minute: 9,
      sequence: 2,
      event: at('2026-03-04T18:00:00'),
    });
    expect(shown(series, moved, again)).toEqual(['02T09', '03T09', '04T17', '05T09', '06T09']);
  });

  it('stays so when the series is sent again with it in its set', () => {
    const renamed = aSeriesMessage({ minute: 9, sequence: 3, event: { summary: 'Renamed' } });
    expect(shown(series, moved, renamed)).toEqual(['02T09', '03T09', '04T15', '05T09', '06T09']);
    expect(calendarOf([series, moved, renamed]).summary).toBe('Renamed');
  });

  it('is forgotten when the series was moved away from it', () => {
    const rescheduled = aSeriesMessage({ minute: 9, sequence: 2, event: at('2026-03-02T12:00:00') });
    expect(shown(series, moved, rescheduled)).toEqual(['02T11', '03T11', '04T11', '05T11', '06T11']);
  });

  it('is forgotten when the series leaves it out since', () => {
    const { recurrence } = series.event;
    const exclusions = [inBerlin('2026-03-04T10:00:00')];
    const without = aSeriesMessage({ minute: 9, sequence: 2, event: { recurrence: { ...recurrence!, exclusions } } });
    expect(shown(series, moved, without)).toEqual(['02T09', '03T09', '05T09', '06T09']);
  });

  it('holds against a series that is older, though it does not have it', () => {
    const older = aSeriesMessage({ event: at('2026-03-02T12:00:00') });
    expect(shown(older, moved)).toEqual(['02T11', '03T11', '04T11', '04T15', '05T11', '06T11']);
  });

  it('holds where it came in the same mail as the series, whatever its revision', () => {
    const rescheduled = aSeriesMessage({ minute: 9, sequence: 2, event: at('2026-03-02T12:00:00') });
    const beside = { ...moved, mail: rescheduled.mail };
    expect(shown(series, rescheduled, beside)).toContain('04T15');
  });

  it('is shown by itself while nobody has told of the series', () => {
    const { events } = scheduledEvents([moved], schedulingRules());
    expect(events).toEqual([{ ...moved.event, myAnswer: 'needs-action' }]);
  });
});

describe('an instance that was cancelled', () => {
  const cancelled = anInstanceMessage('2026-03-04T10:00:00', { method: 'cancel', minute: 6, sequence: 2 });

  it('is there as cancelled, at its original place', () => {
    expect(shown(series, moved, cancelled)).toEqual(['02T09', '03T09', '05T09', '06T09']);
    const [override] = calendarOf([series, moved, cancelled]).overrides;
    expect(override).toMatchObject({ status: 'cancelled', ...at('2026-03-04T10:00:00') });
  });

  it('stays cancelled when its series is sent again', () => {
    expect(shown(cancelled, aSeriesMessage({ minute: 9, sequence: 3 }))).toEqual(['02T09', '03T09', '05T09', '06T09']);
  });

  it('takes place again when it is invited to again', () => {
    const again = anInstanceMessage('2026-03-04T10:00:00', {
      minute: 9,
      sequence: 3,
      event: at('2026-03-04T14:00:00'),
    });
    expect(shown(series, cancelled, again)).toEqual(['02T09', '03T09', '04T13', '05T09', '06T09']);
  });

  it('shows nothing where nobody has invited to it', () => {
    expect(scheduledEvents([cancelled], schedulingRules()).events).toEqual([]);
  });

  it('is shown as cancelled where nobody has told of its series', () => {
    const { events } = scheduledEvents([cancelled, moved], schedulingRules());
    expect(events).toMatchObject([{ id: moved.event.id, status: 'cancelled', start: moved.event.start }]);
  });
});

describe('all instances from one on', () => {
  const from = (method: 'request' | 'cancel', minute: number, wall = '2026-03-04T10:00:00'): SchedulingMessage =>
    anInstanceMessage(wall, {
      method,
      minute,
      sequence: 1,
      thisAndFuture: true,
      event: at(wall.replace('T10', 'T15')),
    });

  it('move together', () => {
    expect(shown(series, from('request', 5))).toEqual(['02T09', '03T09', '04T14', '05T14', '06T14']);
  });

  it('are cancelled together, and one that was moved before with them', () => {
    const friday = anInstanceMessage('2026-03-06T10:00:00', {
      minute: 4,
      sequence: 1,
      event: at('2026-03-06T17:00:00'),
    });
    expect(shown(series, friday, from('cancel', 5))).toEqual(['02T09', '03T09']);
  });

  it('are cancelled but for one that was invited to again since', () => {
    for (const day of ['04', '06']) {
      const again = anInstanceMessage(`2026-03-${day}T10:00:00`, { minute: 9, sequence: 2 });
      expect(shown(series, from('cancel', 5), again)).toEqual(['02T09', '03T09', `${day}T09`]);
    }
  });

  it('take place again where a later message moves an earlier range', () => {
    expect(shown(series, from('cancel', 5, '2026-03-05T10:00:00'), from('request', 9))).toEqual([
      '02T09',
      '03T09',
      '04T14',
      '05T14',
      '06T14',
    ]);
  });

  it('follow the series again once it has a higher SEQUENCE', () => {
    const renewed = aSeriesMessage({ minute: 9, sequence: 2 });
    expect(shown(series, from('request', 5), renewed)).toEqual(['02T09', '03T09', '04T09', '05T09', '06T09']);
    expect(shown(series, from('cancel', 5), aSeriesMessage({ minute: 9, sequence: 1 }))).toEqual(['02T09', '03T09']);
  });
});
