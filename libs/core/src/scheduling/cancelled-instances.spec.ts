import {
  anInstanceMessage,
  aSchedulingMessage,
  aSeries,
  aSeriesMessage,
  floatingAt,
  atInstant,
  inBerlin,
  MAILBOX_ADDRESS,
  onDate,
  schedulingRules,
} from '@calmirror/testkit';
import type { EventSpan } from '../event/calendar-event.js';
import type { EventTime } from '../event/event-time.js';
import { scheduledEvents } from './scheduled-events.js';
import type { SchedulingMessage } from './scheduling-message.js';

/** The instance as it stands after it was cancelled by a message that names it so, and lays it elsewhere. */
function cancelledInstance(series: EventSpan, recurrenceId: EventTime): unknown {
  const { recurrence } = aSeries({ rules: ['FREQ=DAILY;COUNT=5'] });
  const invitation = aSchedulingMessage({ event: { ...series, recurrence } });
  const elsewhere = { start: atInstant('2027-01-01T00:00:00Z'), end: atInstant('2027-01-09T00:00:00Z') };
  const cancel = aSchedulingMessage({ method: 'cancel', minute: 1, sequence: 1, recurrenceId, event: elsewhere });
  const { events } = scheduledEvents([invitation, cancel], schedulingRules());
  return events[0]?.overrides;
}

describe('an instance that was cancelled', () => {
  it.each([
    [
      'of hours',
      { start: inBerlin('2026-03-27T22:00:00'), end: inBerlin('2026-03-28T06:00:00'), duration: null },
      inBerlin('2026-03-28T22:00:00'),
      { end: inBerlin('2026-03-29T06:00:00'), duration: null },
    ],
    [
      'of a stated duration',
      { start: inBerlin('2026-03-02T10:00:00'), end: inBerlin('2026-03-02T10:30:00'), duration: 'PT30M' },
      inBerlin('2026-03-03T10:00:00'),
      { end: inBerlin('2026-03-03T10:30:00'), duration: 'PT30M' },
    ],
    [
      'of days',
      { start: onDate('2026-03-02'), end: onDate('2026-03-04'), duration: null },
      onDate('2026-03-03'),
      { end: onDate('2026-03-05'), duration: null },
    ],
  ])('%s stands where its series has it', (_, series, recurrenceId, ending) => {
    expect(cancelledInstance(series, recurrenceId)).toMatchObject([
      { status: 'cancelled', recurrenceId, start: recurrenceId, ...ending },
    ]);
  });
});

describe('a bare cancel of an instance', () => {
  const bare = { summary: null, location: null, organizer: null, attendees: [] };
  const cancel = anInstanceMessage('2026-03-04T10:00:00', { method: 'cancel', minute: 9, sequence: 4, event: bare });
  const series = aSeriesMessage({ event: { summary: 'Standup', location: 'Room 1' } });
  const overrideOf = (...messages: SchedulingMessage[]): unknown => {
    const { events } = scheduledEvents(messages, schedulingRules());
    expect(scheduledEvents([...messages].reverse(), schedulingRules()).events).toEqual(events);
    return events[0]?.overrides.find(({ status }) => status === 'cancelled');
  };
  const cancelled = { status: 'cancelled', sequence: 4, myAnswer: 'needs-action' };

  it('leaves it with what its series says', () => {
    expect(overrideOf(series, cancel)).toMatchObject({ ...cancelled, summary: 'Standup', location: 'Room 1' });
  });

  it('leaves it with what was said of it before', () => {
    const renamed = anInstanceMessage('2026-03-04T10:00:00', { minute: 3, sequence: 1, event: { summary: 'Review' } });
    expect(overrideOf(series, renamed, cancel)).toMatchObject({ ...cancelled, summary: 'Review' });
  });

  it('leaves it with what was said of all from an earlier one on', () => {
    const renamed = anInstanceMessage('2026-03-03T10:00:00', {
      ...{ minute: 3, sequence: 1, thisAndFuture: true },
      event: { summary: 'Review' },
    });
    expect(overrideOf(series, renamed, cancel)).toMatchObject({ ...cancelled, summary: 'Review' });
  });

  it('leaves it with my answer', () => {
    const [me] = series.event.attendees;
    const reply = anInstanceMessage('2026-03-04T10:00:00', {
      ...{ method: 'reply', minute: 5, sender: { addresses: [MAILBOX_ADDRESS] } },
      event: { attendees: [{ ...me!, answer: 'declined' }] },
    });
    expect(overrideOf(series, reply, cancel)).toMatchObject({ ...cancelled, myAnswer: 'declined' });
  });

  it('does not bring back what was said of it before the series was cancelled as a whole', () => {
    const renamed = anInstanceMessage('2026-03-04T10:00:00', { minute: 3, sequence: 1, event: { summary: 'Review' } });
    const whole = aSeriesMessage({ method: 'cancel', minute: 4, sequence: 2 });
    const again = { ...series, minute: 5, sequence: 3, stamp: '2026-02-01T08:05:00Z', mail: 'again' };
    expect(overrideOf(series, renamed, whole, again, cancel)).toMatchObject({ ...cancelled, summary: 'Standup' });
  });

  it('gives an instance without its series its revision', () => {
    const invited = anInstanceMessage('2026-03-04T10:00:00', { minute: 3, event: { summary: 'Review' } });
    const shown = [{ summary: 'Review', status: 'cancelled', sequence: 4 }];
    const whole = aSeriesMessage({ method: 'cancel', minute: 9, sequence: 4 });
    const range = anInstanceMessage('2026-03-03T10:00:00', {
      ...{ method: 'cancel', minute: 9, sequence: 4, thisAndFuture: true },
    });
    for (const ending of [cancel, whole, range]) {
      expect(scheduledEvents([ending, invited], schedulingRules()).events).toMatchObject(shown);
    }
  });
});

describe('an instance that is named in another form than its series', () => {
  it.each<[string, EventTime]>([
    ['by its day', onDate('2026-03-04')],
    ['by its hour alone', floatingAt('2026-03-04T10:00:00')],
    ['by its hour elsewhere', { kind: 'zoned', wall: '2026-03-04T04:00:00', zone: 'America/New_York' }],
    ['by its moment', atInstant('2026-03-04T09:00:00Z')],
  ])('%s stands at its start', (_, recurrenceId) => {
    const start = inBerlin('2026-03-04T10:00:00');
    const about = { recurrenceId, minute: 3, sequence: 1 };
    for (const method of ['request', 'cancel'] as const) {
      const change = anInstanceMessage('2026-03-04T10:00:00', { ...about, method, event: { summary: 'Changed' } });
      const { events } = scheduledEvents([change, aSeriesMessage()], schedulingRules());
      const end = inBerlin('2026-03-04T11:00:00');
      expect(events[0]?.overrides).toMatchObject([{ recurrenceId: start, start, end }]);
    }
  });
});
