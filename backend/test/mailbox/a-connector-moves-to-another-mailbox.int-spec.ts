import type { Listing, PairEventAnswer } from '@calmirror/contracts';
import { describeWithDovecot } from '@calmirror/testkit';
import { eventually } from '../harness/eventually.js';
import { hourOn, MailboxMirroring, type MirroredMailbox } from './harness/mailbox-mirroring.js';

describeWithDovecot('a connector that is given another mailbox', () => {
  let mailboxes: MailboxMirroring;
  let box: MirroredMailbox;

  beforeAll(async () => {
    mailboxes = await MailboxMirroring.start();
    await mailboxes.deliver({ uid: 'mine@partner.test', summary: 'Mine', lines: hourOn(1) });
    box = await mailboxes.mirrored();
    await mailboxes.mirroring.settled(box.pair.id);
    await mailboxes.deleteAll();
  });
  afterAll(() => mailboxes.stop());

  const change = async (body: object): Promise<void> => {
    const answer = await mailboxes.mirroring.client.put(`/api/connectors/${box.connector.id}`, body);
    expect(answer.status).toBe(200);
    await mailboxes.mirroring.quiet();
  };

  it('shows what it showed while it is the same mailbox, by other settings and with its password entered anew', async () => {
    const { name, password } = mailboxes.user;
    const settings = mailboxes.settings({ lookBackDays: 30 });
    await change({ settings, secret: { username: name, password } });
    await mailboxes.shows(box, 'Mine');
  });

  it('would take all of it back once another person’s is read: the guard asks first', async () => {
    const other = mailboxes.dovecot.someone('another-person');
    await change({ settings: mailboxes.settings(), secret: { username: other.name, password: other.password } });
    const deletions = `/api/pairs/${box.pair.id}/deletions`;
    await eventually(async () => {
      const held = (await mailboxes.mirroring.client.get(deletions)).json<Listing<PairEventAnswer>>();
      expect(held).toMatchObject({ total: 1 });
    });
    expect(await mailboxes.shown(box)).toHaveLength(1);
  });
});
