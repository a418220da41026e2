import type { ConnectorAnswer, Listing, MessageReportAnswer } from '@calmirror/contracts';
import { describeWithDovecot } from '@calmirror/testkit';
import { hourOn, MailboxMirroring, type MirroredMailbox } from './harness/mailbox-mirroring.js';

const MEETING = { uid: 'meeting@partner.test', summary: 'Meeting', lines: hourOn(1) };

describeWithDovecot('a mailbox in trouble', () => {
  let mailboxes: MailboxMirroring;
  let box: MirroredMailbox;
  let folders = 0;

  beforeAll(async () => {
    mailboxes = await MailboxMirroring.start();
    await mailboxes.deliver(MEETING);
    box = await mailboxes.mirrored();
    await mailboxes.mirroring.settled(box.pair.id);
  });
  afterAll(() => mailboxes.stop());

  const titles = async (): Promise<string[]> => (await mailboxes.shown(box)).map((line) => line.slice(14)).sort();
  const connector = async (): Promise<ConnectorAnswer> =>
    (await mailboxes.mirroring.client.get(`/api/connectors/${box.connector.id}`)).json();
  const reports = async (): Promise<Listing<MessageReportAnswer>> =>
    (await mailboxes.mirroring.client.get(`/api/calendars/${box.source.id}/messages`)).json();

  it('that numbers its messages anew is read anew, and nothing is written to the target', async () => {
    await mailboxes.dovecot.changeUidValidity('INBOX', mailboxes.user);
    const written = await mailboxes.mirroring.written();
    expect(await mailboxes.sync(box)).toBeNull();
    expect(await mailboxes.mirroring.written()).toEqual(written);
    expect(await titles()).toEqual(['Meeting']);
  });

  it('whose server is restarted goes on with what came before and after', async () => {
    await mailboxes.deliver({ uid: 'before@partner.test', summary: 'Before', lines: hourOn(2) });
    await mailboxes.dovecot.kill();
    expect(await mailboxes.sync(box)).toBe('temporary');
    await mailboxes.mirroring.forgetWaiting();
    expect(await titles()).toEqual(['Meeting']);
    await mailboxes.dovecot.resume();
    await mailboxes.deliver({ uid: 'after@partner.test', summary: 'After', lines: hourOn(3) });
    expect(await mailboxes.sync(box)).toBeNull();
    expect(await titles()).toEqual(['After', 'Before', 'Meeting']);
  });

  it('to which a stranger writes lists that, and changes nothing', async () => {
    await mailboxes.deliver({ ...MEETING, summary: 'Pay now', sequence: 5, minute: 5, from: 'mallory@other.test' });
    expect(await mailboxes.sync(box)).toBeNull();
    expect(await titles()).toContain('Meeting');
    expect(await reports()).toMatchObject({
      total: 1,
      items: [{ code: 'sender-not-organizer', from: 'mallory@other.test', subject: 'Pay now' }],
    });
  });

  it('whose folder is gone says so, deletes nothing, and goes on when it is back', async () => {
    folders += 1;
    const folder = `Meetings-${folders}`;
    await mailboxes.dovecot.createFolder(folder);
    const source = await mailboxes.inUse(box.connector, folder);
    const pair = await mailboxes.mirroring.pair(source, box.target);
    const program = await mailboxes.dovecot.program(mailboxes.user);
    await program.command(`DELETE ${folder}`);
    const { error } = await mailboxes.mirroring.sync(pair.id);
    expect(error?.kind).toBe('not-found');
    expect(await titles()).toEqual(['After', 'Before', 'Meeting']);
    await program.command(`CREATE ${folder}`);
    program.close();
    await mailboxes.mirroring.forgetWaiting();
    expect((await mailboxes.mirroring.sync(pair.id)).error).toBeNull();
  });

  it('whose password is refused stops its pair until another one is entered, and deletes nothing', async () => {
    const enter = (password: string): Promise<unknown> =>
      mailboxes.mirroring.client.put(`/api/connectors/${box.connector.id}`, {
        secret: { username: mailboxes.user.name, password },
      });
    await enter('wrong');
    await mailboxes.deliver({ uid: 'later@partner.test', summary: 'Later', lines: hourOn(4) });
    expect(await mailboxes.mirroring.settled(box.pair.id, 'needs-attention')).toMatchObject({
      stateReason: 'source-needs-attention',
    });
    expect(await connector()).toMatchObject({ status: 'needs-attention', statusReason: 'credentials-refused' });
    expect(await titles()).toEqual(['After', 'Before', 'Meeting']);
    await enter(mailboxes.user.password);
    await mailboxes.mirroring.settled(box.pair.id);
    await mailboxes.mirroring.quiet();
    expect(await titles()).toEqual(['After', 'Before', 'Later', 'Meeting']);
  });
});
