import { anOverride, aSchedulingMessage, aSeriesMessage, inBerlin, schedulingRules } from '@calmirror/testkit';
import type { CalendarEvent } from '../event/calendar-event.js';
import { instancesOf } from '../recurrence/instances-of.js';
import { instantOf } from '../recurrence/time-of-event.js';
import { scheduledEvents } from './scheduled-events.js';
import type { SchedulingMessage } from './scheduling-message.js';

const eventOf = (...messages: SchedulingMessage[]): CalendarEvent | undefined =>
  scheduledEvents(messages, schedulingRules()).events[0];

const shown = (...messages: SchedulingMessage[]): (string | undefined)[] =>
  instancesOf(eventOf(...messages)!, { from: '2026-03-02T00:00:00Z', to: '2026-03-05T00:00:00Z' }).instances.map(
    ({ start, end }) => `${instantOf(start)?.slice(8, 16)}-${instantOf(end)?.slice(11, 16)}`,
  );

const span = { start: inBerlin('2026-03-03T18:00:00'), end: inBerlin('2026-03-03T20:30:00') };
const added = aSchedulingMessage({ method: 'add', minute: 5, sequence: 1, event: { ...span, summary: 'Extra' } });

describe('an instance that is added', () => {
  const daily = ['02T09:00-10:00', '03T09:00-10:00', '03T17:00-19:30', '04T09:00-10:00'];

  it('takes place beside those of the series, as long and called as it says', () => {
    const event = eventOf(added, aSeriesMessage());
    expect(shown(added, aSeriesMessage())).toEqual(daily);
    expect(event?.recurrence?.dates).toEqual([{ start: span.start, end: null, duration: null }]);
    expect(event?.overrides).toMatchObject([{ recurrenceId: span.start, summary: 'Extra' }]);
  });

  it('makes a single event one of two dates', () => {
    expect(shown(aSchedulingMessage(), added)).toEqual(['02T09:00-10:00', '03T17:00-19:30']);
    expect(eventOf(aSchedulingMessage(), added)).toMatchObject({ recurrenceId: null, recurrence: { rules: [] } });
  });

  it('can be moved and cancelled by its start', () => {
    const { start, end } = anOverride('2026-03-04T08:00:00');
    const about = { recurrenceId: span.start, minute: 7, sequence: 2 };
    const moved = aSchedulingMessage({ ...about, event: { start, end } });
    expect(shown(added, aSchedulingMessage(), moved)).toEqual(['02T09:00-10:00', '04T07:00-08:00']);
    const cancelled = aSchedulingMessage({ ...about, method: 'cancel' });
    expect(shown(added, aSchedulingMessage(), cancelled)).toEqual(['02T09:00-10:00']);
  });

  it('is what the series says, once that is newer', () => {
    expect(shown(aSeriesMessage({ minute: 8, sequence: 2 }), added)).not.toContain('03T17:00-19:30');
  });

  it('shows nothing while nobody has told of the event', () => {
    expect(scheduledEvents([added], schedulingRules()).events).toEqual([]);
  });
});

describe('the one instance of a single event', () => {
  const about = { recurrenceId: { kind: 'instant', instant: '2026-03-02T09:00:00Z' }, minute: 5, sequence: 1 } as const;

  it('is the event itself', () => {
    const { start, end } = anOverride('2026-03-02T15:00:00');
    const moved = aSchedulingMessage({ ...about, event: { start, end } });
    expect(eventOf(moved, aSchedulingMessage())).toEqual({
      ...aSchedulingMessage().event,
      start,
      end,
      sequence: 1,
      myAnswer: 'needs-action',
    });
    const cancelled = aSchedulingMessage({ ...about, method: 'cancel' });
    expect(eventOf(cancelled, aSchedulingMessage())).toMatchObject({ status: 'cancelled', recurrence: null });
  });
});
