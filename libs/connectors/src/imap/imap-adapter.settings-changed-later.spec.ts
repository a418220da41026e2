import { anInvitation, type InvitationMail, MAILBOX_ADDRESS, MailboxScene } from '@calmirror/testkit';

const MEETING = { uid: 'meeting@partner.test', summary: 'Meeting' };
const STRANGERS = { uid: 'strangers@partner.test', summary: 'From a stranger', from: 'mallory@other.test' };
const LUNCH = { uid: 'lunch@partner.test', summary: 'Lunch' };

describe('a mailbox whose settings change when its mails are deleted', () => {
  let scene: MailboxScene;
  beforeEach(async () => {
    scene = new MailboxScene();
    for (const mail of [MEETING, STRANGERS, LUNCH]) scene.receive(mail);
    await scene.read();
    for (const uid of [1, 2, 3]) scene.mail.inbox.expunge(uid);
  });

  const refused = (): string[] =>
    [...scene.engine.reports().values()].map(({ code, from, subject }) => `${code} ${from} ${subject}`).sort();

  it('loses what strangers brought when they are believed no longer, and it is listed why', async () => {
    expect(scene.titles()).toEqual(['From a stranger confirmed', 'Lunch confirmed', 'Meeting confirmed']);
    scene.change({ trust: 'strict' });
    const { kind, present } = await scene.read();
    expect([kind, [...present].sort()]).toEqual(['full', [LUNCH.uid, MEETING.uid]]);
    expect(scene.titles()).toEqual(['Lunch confirmed', 'Meeting confirmed']);
    expect(refused()).toEqual(['sender-not-organizer mallory@other.test From a stranger']);
  });

  it('has it again when they are believed again, and it is listed no longer', async () => {
    scene.change({ trust: 'strict' });
    await scene.read();
    scene.change({ trust: 'off' });
    await scene.read();
    expect(scene.titles()).toEqual(['From a stranger confirmed', 'Lunch confirmed', 'Meeting confirmed']);
    expect(refused()).toEqual([]);
  });

  it('judges anew also where the cursor was taken away along with the settings', async () => {
    scene.change({ trust: 'strict' });
    await scene.engine.readFrom(null);
    expect(scene.titles()).toEqual(['Lunch confirmed', 'Meeting confirmed']);
  });

  it('knows my answer when the address that I answered from is one of mine', async () => {
    const lines = ['ATTENDEE;PARTSTAT=DECLINED:mailto:alias@example.org'];
    const from = 'alias@example.org';
    const reply = scene.receive({ ...MEETING, method: 'REPLY', minute: 1, lines, from });
    await scene.read();
    scene.mail.inbox.expunge(reply);
    const answer = (): unknown => scene.engine.events().get(MEETING.uid)?.myAnswer;
    expect(answer()).toBe('needs-action');
    scene.change({ addresses: [MAILBOX_ADDRESS, 'alias@example.org'] });
    const { events } = await scene.read();
    expect([events.map(({ event }) => event.uid), answer()]).toEqual([[MEETING.uid], 'declined']);
  });

  it('asks what is remembered once, and not again when nothing changes', async () => {
    scene.change({ trust: 'strict' });
    await scene.read();
    expect(scene.engine.keysAsked).toBe(2);
    scene.receive({ ...LUNCH, sequence: 1, minute: 2 });
    await scene.read();
    scene.mail.inbox.changeUidValidity();
    await scene.read();
    expect(scene.engine.keysAsked).toBe(2);
  });
});

describe('a message that was refused', () => {
  it('is listed no longer when it is believed because of another one', async () => {
    const scene = new MailboxScene();
    const byPeter = (mail: InvitationMail): void =>
      void scene.mail.inbox.append(anInvitation(mail).replace(/ORGANIZER.*/, 'ORGANIZER:mailto:peter@partner.test'));
    scene.receive(MEETING);
    byPeter({ ...MEETING, summary: 'At Peter’s', sequence: 2, minute: 2, from: 'peter@partner.test' });
    await scene.read();
    const codes = (): string[] => [...scene.engine.reports().values()].map(({ code }) => code);
    expect([scene.titles(), codes()]).toEqual([['Meeting confirmed'], ['other-organizer']]);
    byPeter({ ...MEETING, summary: 'Peter takes over', sequence: 1, minute: 1 });
    await scene.read();
    expect([scene.titles(), codes()]).toEqual([['At Peter’s confirmed'], []]);
  });

  it('keeps its place in the list when it is refused for another reason', async () => {
    const scene = new MailboxScene(undefined, { authservId: 'mx.example.org' });
    scene.receive(MEETING);
    const above = ['Authentication-Results: mx.example.org; dmarc=fail header.from=other.test'];
    scene.receive({ ...MEETING, summary: 'Pay', sequence: 1, minute: 1, from: 'mallory@other.test', above });
    await scene.read();
    const codes = (): string[] => [...scene.engine.reports().values()].map(({ code }) => code);
    expect(codes()).toEqual(['sender-not-authenticated']);
    scene.change({});
    await scene.read();
    expect(codes()).toEqual(['sender-not-organizer']);
  });
});
