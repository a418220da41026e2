import { aSchedulingMessage, aSeries, atInstant, inBerlin, onDate, schedulingRules } from '@calmirror/testkit';
import type { EventSpan } from '../event/calendar-event.js';
import type { EventTime } from '../event/event-time.js';
import { scheduledEvents } from './scheduled-events.js';

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
