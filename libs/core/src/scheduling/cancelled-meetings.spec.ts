import { anInstanceMessage, aSchedulingMessage, aSeriesMessage, schedulingRules } from '@calmirror/testkit';
import type { CalendarEvent } from '../event/calendar-event.js';
import { keptMessages } from './kept-messages.js';
import { scheduledEvents } from './scheduled-events.js';
import type { SchedulingMessage } from './scheduling-message.js';

const eventsOf = (...messages: SchedulingMessage[]): unknown => {
  const { events } = scheduledEvents(messages, schedulingRules());
  expect(scheduledEvents([...messages].reverse(), schedulingRules()).events).toEqual(events);
  return events;
};

const invitation = aSchedulingMessage();
const cancel = aSchedulingMessage({ method: 'cancel', minute: 5, sequence: 1 });
const asShown = ({ event }: SchedulingMessage): CalendarEvent => ({ ...event, myAnswer: 'needs-action' });
const cancelled = { ...asShown(invitation), status: 'cancelled', sequence: 1 };

describe('a meeting that was cancelled', () => {
  it('is there as cancelled', () => {
    expect(eventsOf(invitation, cancel)).toEqual([cancelled]);
  });

  it('is so though the cancel was received before its invitation', () => {
    expect(eventsOf({ ...invitation, receivedAt: '2026-02-02T00:00:00Z' }, cancel)).toEqual([cancelled]);
  });

  it('is so though the sender did not raise SEQUENCE, nor DTSTAMP', () => {
    expect(eventsOf(invitation, { ...cancel, sequence: 0, stamp: invitation.stamp })).toEqual([
      { ...cancelled, sequence: 0 },
    ]);
  });

  it('takes place where a newer invitation came, and the cancel was of an older revision', () => {
    const newer = aSchedulingMessage({ minute: 2, sequence: 2 });
    expect(eventsOf(invitation, newer, cancel)).toEqual([asShown(newer)]);
  });

  it('shows nothing where nobody has invited to it, and is remembered', () => {
    expect(eventsOf(cancel)).toEqual([]);
    expect(keptMessages([cancel])).toEqual([cancel]);
  });
});

describe('a series that was cancelled', () => {
  const series = aSeriesMessage();
  const moved = anInstanceMessage('2026-03-04T10:00:00', { minute: 3, sequence: 1, event: { summary: 'Elsewhere' } });
  const end = aSeriesMessage({ method: 'cancel', minute: 5, sequence: 2 });

  it('takes its changed instances with it', () => {
    expect(eventsOf(series, moved, end)).toEqual([{ ...asShown(series), status: 'cancelled', sequence: 2 }]);
  });

  it('takes with it also an instance of which alone was told', () => {
    expect(eventsOf(moved, end)).toEqual([{ ...asShown(moved), status: 'cancelled', sequence: 2 }]);
  });

  it('leaves an instance that was taken back after the cancel', () => {
    const back = anInstanceMessage('2026-03-04T10:00:00', { minute: 9, sequence: 3 });
    expect(eventsOf(series, moved, end, back)).toEqual([asShown(back)]);
  });

  it('does not leave one that counts higher, but was written before the cancel', () => {
    const counted = anInstanceMessage('2026-03-04T10:00:00', { minute: 4, sequence: 7 });
    expect(eventsOf(series, end, counted)).toEqual([{ ...asShown(series), status: 'cancelled', sequence: 2 }]);
  });

  it('comes back without what was said of its instances before', () => {
    const back = aSeriesMessage({ minute: 9, sequence: 3 });
    expect(eventsOf(series, moved, end, back)).toEqual([asShown(back)]);
  });
});
