import type { Listing, MessageReportAnswer } from '@calmirror/contracts';
import { describeWithDovecot } from '@calmirror/testkit';
import { hostileMails } from './harness/hostile-mails.js';
import { hourOn, MailboxMirroring, type MirroredMailbox } from './harness/mailbox-mirroring.js';

describeWithDovecot('a mailbox to which mails come that mean no good', () => {
  let mailboxes: MailboxMirroring;
  let box: MirroredMailbox;

  beforeAll(async () => {
    mailboxes = await MailboxMirroring.start();
    await mailboxes.deliver({ uid: 'first@partner.test', summary: 'First', lines: hourOn(1) });
    for (const { mail } of hostileMails()) await mailboxes.dovecot.deliver(mail, mailboxes.user);
    await mailboxes.deliver({ uid: 'last@partner.test', summary: 'Last', lines: hourOn(2) });
    box = await mailboxes.mirrored();
  });
  afterAll(() => mailboxes.stop());

  it('is mirrored, as if they were not there', async () => {
    await mailboxes.mirroring.settled(box.pair.id);
    expect((await mailboxes.shown(box)).map((line) => line.slice(14))).toEqual(['First', 'Last']);
  });

  it('lists each of them, with its reason', async () => {
    const answer = await mailboxes.mirroring.client.get(`/api/calendars/${box.source.id}/messages?pageSize=100`);
    const told = answer.json<Listing<MessageReportAnswer>>().items.map(({ code, from }) => `${from} ${code}`);
    expect(told.sort()).toEqual(
      hostileMails()
        .map(({ name, code }) => `${name}@hostile.test ${code}`)
        .sort(),
    );
  });

  it('goes on with what comes later', async () => {
    await mailboxes.deliver({ uid: 'later@partner.test', summary: 'Later', lines: hourOn(3) });
    expect(await mailboxes.sync(box)).toBeNull();
    expect((await mailboxes.shown(box)).map((line) => line.slice(14))).toEqual(['First', 'Last', 'Later']);
  });
});
