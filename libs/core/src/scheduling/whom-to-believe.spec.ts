import {
  aSchedulingMessage,
  anInstanceMessage,
  aSeriesMessage,
  ORGANIZER_ADDRESS,
  schedulingRules,
} from '@calmirror/testkit';
import { scheduledEvents } from './scheduled-events.js';
import type { SchedulingMessage, SchedulingRules, SenderTrust } from './scheduling-message.js';

const outcome = (messages: readonly SchedulingMessage[], rules: Partial<SchedulingRules> = {}): unknown => {
  const judged = (order: readonly SchedulingMessage[]): unknown => {
    const { events, refused } = scheduledEvents(order, schedulingRules(rules));
    return [...events.map(({ summary, status }) => `${summary} ${status}`), ...refused.map(({ reason }) => reason)];
  };
  const found = judged(messages);
  expect(judged([...messages].reverse())).toEqual(found);
  return found;
};

const by = (...addresses: string[]): { sender: { addresses: string[] } } => ({ sender: { addresses } });
const from = (organizer: string): { name: null; email: string } => ({ name: null, email: organizer });
const invitation = aSchedulingMessage();
const cancelBy = (sender: string): SchedulingMessage =>
  aSchedulingMessage({ method: 'cancel', minute: 5, sequence: 1, ...by(sender) });

describe('somebody else who cancels a meeting', () => {
  it.each<SenderTrust>(['strict', 'lenient'])('is refused, where the rule is %s', (trust) => {
    expect(outcome([invitation, cancelBy('mallory@evil.test')], { trust })).toEqual([
      'Planning confirmed',
      'sender-not-organizer',
    ]);
  });

  it('is believed, where nobody is to be checked', () => {
    expect(outcome([invitation, cancelBy('mallory@evil.test')], { trust: 'off' })).toEqual(['Planning cancelled']);
  });

  it('gains nothing by naming themselves as the organizer', () => {
    const own = aSchedulingMessage({
      ...{ method: 'cancel', minute: 5, sequence: 9 },
      ...by('mallory@evil.test'),
      event: { organizer: from('mallory@evil.test') },
    });
    expect(outcome([invitation, own])).toEqual(['Planning confirmed', 'other-organizer']);
  });

  it('gains nothing by a SENT-BY of their own', () => {
    const forged = { ...cancelBy('mallory@evil.test'), sentBy: 'mallory@evil.test' };
    expect(outcome([invitation, forged])).toEqual(['Planning confirmed', 'sender-not-organizer']);
  });

  it('is found out by the mailbox server', () => {
    const forged = {
      ...cancelBy(ORGANIZER_ADDRESS),
      sender: { addresses: [ORGANIZER_ADDRESS], verdict: 'fail' } as const,
    };
    expect(outcome([invitation, forged])).toEqual(['Planning confirmed', 'sender-not-authenticated']);
    expect(outcome([invitation, forged], { trust: 'off' })).toEqual(['Planning cancelled']);
  });
});

describe('a delegate of the same domain', () => {
  it('speaks for the organizer', () => {
    const delegate = 'secretary@partner.test';
    const update = aSchedulingMessage({
      minute: 3,
      sequence: 1,
      sentBy: delegate,
      ...by(delegate),
      event: { summary: 'Later' },
    });
    expect(outcome([invitation, update], { trust: 'strict' })).toEqual(['Later confirmed']);
  });
});

describe('the strict rule', () => {
  it('wants the server to vouch for a sender, where it does so for any', () => {
    expect(outcome([invitation], { trust: 'strict' })).toEqual(['Planning confirmed']);
    expect(outcome([invitation], { trust: 'strict', authenticates: true })).toEqual(['sender-not-authenticated']);
    const passed = aSchedulingMessage({ sender: { verdict: 'pass' } });
    expect(outcome([passed], { trust: 'strict', authenticates: true })).toEqual(['Planning confirmed']);
  });

  it('takes no forwarded invitation', () => {
    const forwarded = aSchedulingMessage(by('colleague@example.org'));
    expect(outcome([forwarded], { trust: 'strict' })).toEqual(['sender-not-organizer']);
  });
});

describe('a forwarded invitation', () => {
  const forwarded = aSchedulingMessage(by('colleague@example.org'));

  it('is shown', () => {
    expect(outcome([forwarded])).toEqual(['Planning confirmed']);
  });

  it('can be cancelled by who forwarded it, and by nobody else', () => {
    expect(outcome([forwarded, cancelBy('colleague@example.org')])).toEqual(['Planning cancelled']);
    expect(outcome([forwarded, cancelBy('mallory@evil.test')])).toEqual(['Planning confirmed', 'sender-not-organizer']);
  });

  it('is out of their hands once the organizer has spoken', () => {
    const direct = aSchedulingMessage({ minute: 2, event: { summary: 'Direct' } });
    expect(outcome([forwarded, direct])).toEqual(['Direct confirmed']);
    expect(outcome([forwarded, direct, cancelBy('colleague@example.org')])).toEqual([
      'Direct confirmed',
      'sender-not-organizer',
    ]);
  });

  it('of a series stays, where the organizer speaks of one instance alone', () => {
    const series = aSeriesMessage(by('colleague@example.org'));
    const moved = anInstanceMessage('2026-03-04T10:00:00', { minute: 3, sequence: 1, event: { summary: 'Moved' } });
    const again = anInstanceMessage('2026-03-04T10:00:00', { minute: 6, sequence: 2, ...by('colleague@example.org') });
    const { events, refused } = scheduledEvents([again, moved, series], schedulingRules());
    expect(events[0]?.overrides).toMatchObject([{ summary: 'Moved' }]);
    expect(refused.map(({ reason }) => reason)).toEqual(['sender-not-organizer']);
  });
});

describe('a meeting that goes over to another organizer', () => {
  const heir = 'heinz@partner.test';
  const handover = aSchedulingMessage({
    minute: 3,
    sequence: 1,
    event: { organizer: from(heir), summary: 'Handed over' },
  });
  const update = aSchedulingMessage({
    ...{ minute: 5, sequence: 2 },
    ...by(heir),
    event: { organizer: from(heir), summary: 'By Heinz' },
  });

  it.each<SenderTrust>(['strict', 'lenient'])('is theirs once the old one has said so (%s)', (trust) => {
    expect(outcome([invitation, handover], { trust })).toEqual(['Handed over confirmed']);
    expect(outcome([invitation, handover, update], { trust })).toEqual(['By Heinz confirmed']);
  });

  it('is not theirs by their own word', () => {
    expect(outcome([invitation, update])).toEqual(['Planning confirmed', 'other-organizer']);
  });
});

describe('a meeting that names no organizer', () => {
  it('belongs to who sent it', () => {
    const published = aSchedulingMessage({ method: 'publish', event: { organizer: null } });
    const other = { ...cancelBy('mallory@evil.test'), event: { ...invitation.event, organizer: null } };
    const own = { ...cancelBy(ORGANIZER_ADDRESS), event: { ...invitation.event, organizer: null } };
    expect(outcome([published, other])).toEqual(['Planning confirmed', 'other-organizer']);
    expect(outcome([published, own])).toEqual(['Planning cancelled']);
  });
});
