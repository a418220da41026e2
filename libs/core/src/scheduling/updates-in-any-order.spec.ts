import { aSchedulingMessage, MAILBOX_ADDRESS, schedulingRules } from '@calmirror/testkit';
import { keptMessages } from './kept-messages.js';
import { scheduledEvents } from './scheduled-events.js';
import type { SchedulingMessage } from './scheduling-message.js';

const at = (hour: number): SchedulingMessage['event']['start'] => ({
  kind: 'instant',
  instant: `2026-03-02T${hour}:00:00Z`,
});
const invitation = aSchedulingMessage({ event: { start: at(10), end: at(11) } });
const update = aSchedulingMessage({ minute: 5, sequence: 1, event: { start: at(14), end: at(15) } });

const startsOf = (...messages: SchedulingMessage[]): unknown[] =>
  scheduledEvents(messages, schedulingRules()).events.map(({ start }) => start);

describe('an invitation and its update', () => {
  it('show the event at the new time', () => {
    expect(startsOf(invitation, update)).toEqual([at(14)]);
  });

  it('show it there also when the update is read first', () => {
    expect(startsOf(update, invitation)).toEqual([at(14)]);
  });

  it('show it there also when the invitation was delayed, and received after its update', () => {
    expect(startsOf({ ...invitation, receivedAt: '2026-02-01T09:00:00Z' }, update)).toEqual([at(14)]);
  });

  it('go by DTSTAMP where SEQUENCE was not raised', () => {
    const later = aSchedulingMessage({ minute: 9, event: { start: at(16), end: at(17) } });
    expect(startsOf(later, invitation)).toEqual([at(16)]);
  });

  it('go by SEQUENCE before DTSTAMP', () => {
    const stale = { ...invitation, stamp: '2026-02-20T00:00:00Z', mail: 'written again' };
    expect(startsOf(stale, update)).toEqual([at(14)]);
  });

  it('take a missing DTSTAMP for the earliest', () => {
    expect(
      startsOf(aSchedulingMessage({ stamp: null, minute: 9, event: { start: at(9), end: at(10) } }), invitation),
    ).toEqual([at(10)]);
  });

  it('are remembered as the update alone, and as the first that was received', () => {
    const again = aSchedulingMessage({ minute: 7, sequence: 2 });
    expect(keptMessages([again, update, invitation])).toEqual([invitation, again]);
  });
});

describe('copies of one mail', () => {
  const copy = { ...invitation, receivedAt: '2026-02-03T00:00:00Z' };

  it('count once', () => {
    expect(scheduledEvents([invitation, copy, invitation], schedulingRules())).toEqual(
      scheduledEvents([invitation], schedulingRules()),
    );
    expect(keptMessages([copy, invitation, copy])).toEqual([invitation]);
  });
});

describe('a published event', () => {
  it('is shown, and an invitation to it that is newer stands for it', () => {
    const published = aSchedulingMessage({ method: 'publish', event: { attendees: [] } });
    const invited = aSchedulingMessage({ minute: 3 });
    expect(scheduledEvents([published], schedulingRules()).events).toEqual([published.event]);
    expect(scheduledEvents([invited, published], schedulingRules()).events[0]?.attendees[0]?.email).toBe(
      MAILBOX_ADDRESS,
    );
  });
});
