import { MailboxScene, MemoryMailSources } from '@calmirror/testkit';

const MEETING = { uid: 'meeting@partner.test', summary: 'Meeting', lines: ['RRULE:FREQ=WEEKLY'] };
const OTHER = { uid: 'other@partner.test', summary: 'Other' };
const LUNCH = { uid: 'lunch@partner.test', summary: 'Lunch' };

describe('what is new in a mailbox', () => {
  let scene: MailboxScene;
  beforeEach(async () => {
    scene = new MailboxScene();
    scene.receive(MEETING);
    scene.receive(OTHER);
    await scene.read();
  });

  it('is nothing when nothing came: one command, however many mails there are', async () => {
    for (let n = 0; n < 300; n += 1) scene.mail.inbox.append(`Subject: ${n}\r\n\r\nHello`);
    await scene.read();
    expect(await scene.askedDuring(() => scene.read())).toEqual(['state INBOX']);
  });

  it('is nothing when only flags were set', async () => {
    scene.mail.inbox.flag();
    expect(await scene.askedDuring(() => scene.read())).toEqual(['state INBOX']);
    expect(await scene.askedDuring(() => scene.read())).toEqual(['state INBOX']);
  });

  it('is asked for from where the last read ended, and of a mail without a calendar nothing is read', async () => {
    scene.mail.inbox.append('Subject: Hello\r\n\r\nHello');
    expect(await scene.askedDuring(() => scene.read())).toEqual(['state INBOX', 'outlines INBOX 3:*']);
    scene.receive(LUNCH);
    expect(await scene.askedDuring(() => scene.read())).toEqual(['state INBOX', 'outlines INBOX 4:*', 'read INBOX 4']);
    expect(scene.engine.summaries()).toEqual(['Lunch', 'Meeting', 'Other']);
  });

  it('goes on from what is known of the same event, though its first mail is gone', async () => {
    scene.mail.inbox.expunge(1);
    const lines = ['RECURRENCE-ID:20260302T090000Z', 'DTSTART:20260302T140000Z', 'DTEND:20260302T150000Z'];
    scene.receive({ ...MEETING, summary: 'Meeting, later', sequence: 1, minute: 1, lines });
    const { kind, events } = await scene.read();
    expect([kind, events.length]).toEqual(['delta', 1]);
    const event = scene.engine.events().get(MEETING.uid);
    expect([event?.summary, event?.overrides.map(({ summary }) => summary)]).toEqual(['Meeting', ['Meeting, later']]);
  });

  it('is never that something was deleted', async () => {
    scene.mail.inbox.expunge(1);
    scene.mail.inbox.expunge(2);
    const { events, removed } = await scene.read();
    expect([events, removed]).toEqual([[], []]);
    expect(scene.engine.summaries()).toEqual(['Meeting', 'Other']);
  });

  it('is all of it when the folder numbers its messages anew, and what is known stays', async () => {
    scene.mail.inbox.expunge(1);
    scene.mail.inbox.changeUidValidity();
    scene.receive(LUNCH);
    const { kind, events, present } = await scene.read();
    expect([kind, events.map(({ event }) => event.summary)]).toEqual(['full', ['Lunch']]);
    expect([...present].sort()).toEqual([LUNCH.uid, MEETING.uid, OTHER.uid]);
    expect(scene.engine.summaries()).toEqual(['Lunch', 'Meeting', 'Other']);
  });

  it('is all of it after the server was restored from a backup, so that no later UID is passed over', async () => {
    const restored = new MemoryMailSources();
    const later = new MailboxScene(restored);
    for (const mail of [MEETING, OTHER, LUNCH]) later.receive(mail);
    await later.read();
    later.mail.deleteFolder('INBOX');
    later.receive(MEETING);
    later.receive({ uid: 'new@partner.test', summary: 'New' });
    expect((await later.read()).kind).toBe('full');
    expect(later.engine.summaries()).toEqual(['Lunch', 'Meeting', 'New', 'Other']);
  });

  it('leaves out a mail that goes while it is read', async () => {
    const uid = scene.receive(LUNCH);
    const mail = scene.mail.inbox.mail.bind(scene.mail.inbox);
    scene.mail.inbox.mail = (asked) => (asked === uid ? null : mail(asked));
    await scene.read();
    expect(scene.engine.summaries()).toEqual(['Meeting', 'Other']);
    expect(await scene.askedDuring(() => scene.read())).toEqual(['state INBOX']);
  });

  it('begins with the mails of the days that are looked back', async () => {
    const young = new MailboxScene(new MemoryMailSources(), { lookBackDays: 30 });
    young.receive(MEETING, '2026-01-01T10:00:00Z');
    young.receive(OTHER, '2026-02-20T10:00:00Z');
    await young.read();
    expect(young.engine.summaries()).toEqual(['Other']);
    young.change({ lookBackDays: 90 });
    await young.read();
    expect(young.engine.summaries()).toEqual(['Meeting', 'Other']);
  });
});
