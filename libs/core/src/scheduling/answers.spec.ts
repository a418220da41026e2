import {
  anInstanceMessage,
  aSchedulingMessage,
  aSeriesMessage,
  MAILBOX_ADDRESS,
  type SchedulingDifference,
  schedulingRules,
} from '@calmirror/testkit';
import type { Answer, Attendee } from '../event/calendar-event.js';
import { scheduledEvents } from './scheduled-events.js';
import type { SchedulingMessage } from './scheduling-message.js';

const OTHER = 'otto@partner.test';

const attendee = (email: string, answer: Answer = 'needs-action'): Attendee => ({
  ...{ name: null, email, answer },
  ...{ role: 'required', kind: 'individual' },
});

const reply = (email: string, answer: Answer, differing: SchedulingDifference = {}): SchedulingMessage =>
  aSchedulingMessage({
    ...{ method: 'reply', minute: 5, sender: { addresses: [email] }, mail: `${email} ${answer}` },
    ...differing,
    event: { attendees: [attendee(email, answer)] },
  });

const invitation = aSchedulingMessage({ event: { attendees: [attendee(OTHER), attendee(MAILBOX_ADDRESS)] } });

function answersTo(messages: readonly SchedulingMessage[], addresses = [MAILBOX_ADDRESS]): unknown {
  const rules = schedulingRules({ addresses });
  const { events } = scheduledEvents(messages, rules);
  expect(scheduledEvents([...messages].reverse(), rules).events).toEqual(events);
  return events.map(({ attendees, myAnswer }) => [...attendees.map(({ answer }) => answer), myAnswer]);
}

describe('the answer of an attendee', () => {
  it('is recorded, and changes nothing else', () => {
    expect(answersTo([invitation, reply(OTHER, 'accepted')])).toEqual([['accepted', 'needs-action', 'needs-action']]);
    const elsewhen = reply(OTHER, 'accepted', { sequence: 3, stamp: '2027-01-01T00:00:00Z' });
    expect(scheduledEvents([invitation, elsewhen], schedulingRules()).events[0]?.start).toEqual(invitation.event.start);
  });

  it('is the last that they gave', () => {
    const declined = reply(OTHER, 'declined', { minute: 7 });
    expect(answersTo([declined, invitation, reply(OTHER, 'accepted')])).toEqual([
      ['declined', 'needs-action', 'needs-action'],
    ]);
  });

  it('says nothing of a time that was set since', () => {
    const update = { ...invitation, sequence: 1, stamp: '2026-02-02T00:00:00Z', mail: 'update' };
    expect(answersTo([invitation, reply(OTHER, 'accepted'), update])).toEqual([
      ['needs-action', 'needs-action', 'needs-action'],
    ]);
  });

  it('is theirs alone to give', () => {
    const forged = reply(OTHER, 'declined', { sender: { addresses: ['mallory@evil.test'] } });
    const { events, refused } = scheduledEvents([invitation, forged], schedulingRules());
    expect(events[0]?.attendees[0]?.answer).toBe('needs-action');
    expect(refused).toEqual([{ message: forged, reason: 'sender-not-attendee' }]);
  });

  it('shows nothing without an invitation', () => {
    expect(answersTo([reply(OTHER, 'accepted')])).toEqual([]);
  });
});

describe('a proposal of another time', () => {
  it('changes nothing, nor does its being declined, nor a question for the newest revision', () => {
    const others = (['counter', 'declinecounter', 'refresh'] as const).map((method) => ({
      ...reply(OTHER, 'tentative', { sequence: 4, minute: 9 }),
      method,
    }));
    expect(scheduledEvents([invitation, ...others], schedulingRules())).toEqual(
      scheduledEvents([invitation], schedulingRules()),
    );
  });
});

describe('my own answer', () => {
  it('is what the invitation says of me', () => {
    const accepted = aSchedulingMessage({
      event: { attendees: [attendee(OTHER), attendee(MAILBOX_ADDRESS, 'accepted')] },
    });
    expect(answersTo([accepted])).toEqual([['needs-action', 'accepted', 'accepted']]);
  });

  it('is found by any of my addresses', () => {
    const alias = aSchedulingMessage({ event: { attendees: [attendee('alias@example.org', 'tentative')] } });
    expect(answersTo([alias], [MAILBOX_ADDRESS, 'alias@example.org'])).toEqual([['tentative', 'tentative']]);
    expect(answersTo([alias])).toEqual([['tentative', null]]);
  });

  it('is what I replied, also from another address than the invited one', () => {
    const alias = 'alias@example.org';
    const invited = aSchedulingMessage({ event: { attendees: [attendee(alias)] } });
    const answered = reply(alias, 'declined', { sender: { addresses: [MAILBOX_ADDRESS] } });
    expect(answersTo([invited, answered], [MAILBOX_ADDRESS, alias])).toEqual([['declined', 'declined']]);
  });

  it('is what I replied though I was invited as one of a group', () => {
    const group = aSchedulingMessage({ event: { attendees: [attendee('team@example.org')] } });
    expect(answersTo([group, reply(MAILBOX_ADDRESS, 'accepted')])).toEqual([['needs-action', 'accepted']]);
  });

  it('to one instance is that of this instance alone', () => {
    const wall = '2026-03-04T10:00:00';
    const declined = {
      ...anInstanceMessage(wall, { method: 'reply', minute: 5, sender: { addresses: [MAILBOX_ADDRESS] } }),
      event: anInstanceMessage(wall, { event: { attendees: [attendee(MAILBOX_ADDRESS, 'declined')] } }).event,
    };
    const [event] = scheduledEvents([declined, aSeriesMessage()], schedulingRules()).events;
    const { start, end } = anInstanceMessage(wall).event;
    expect(event).toMatchObject({ myAnswer: 'needs-action', overrides: [{ start, end, myAnswer: 'declined' }] });
    const excluded = { ...aSeriesMessage().event.recurrence!, exclusions: [start] };
    const without = aSeriesMessage({ event: { recurrence: excluded } });
    expect(scheduledEvents([declined, without], schedulingRules()).events[0]?.overrides).toEqual([]);
  });

  it('to a series is that of an instance that was changed before it, not of one that was changed since', () => {
    const moved = (minute: number): SchedulingMessage => anInstanceMessage('2026-03-04T10:00:00', { minute });
    const accepted = reply(MAILBOX_ADDRESS, 'accepted');
    const answerIn = (instance: SchedulingMessage): unknown =>
      scheduledEvents([aSeriesMessage(), instance, accepted], schedulingRules()).events[0]?.overrides[0]?.myAnswer;
    expect(answerIn(moved(3))).toBe('accepted');
    expect(answerIn(moved(8))).toBe('needs-action');
  });
});
