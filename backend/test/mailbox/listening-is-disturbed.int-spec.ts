import { describeWithDovecot } from '@calmirror/testkit';
import { CuttingProxy } from './harness/cutting-proxy.js';
import { hourOn, MailboxMirroring, type MirroredMailbox } from './harness/mailbox-mirroring.js';

/** By the clock it would be read once a week. */
const WEEK = 604_800;

describeWithDovecot('a mailbox whose listening is disturbed', () => {
  let mailboxes: MailboxMirroring;
  let proxy: CuttingProxy;
  let box: MirroredMailbox;
  const titles: string[] = [];

  beforeAll(async () => {
    mailboxes = await MailboxMirroring.start({ env: { SCHEDULER_SECONDS: '0.1' } });
    proxy = await CuttingProxy.start(mailboxes.dovecot.plainPort);
    box = await mailboxes.mirrored({ port: proxy.port }, 'INBOX', { intervalSeconds: WEEK });
    await mailboxes.heard(box);
  });
  afterAll(async () => {
    await mailboxes.stop();
    await proxy.stop();
  });

  const deliver = async (title: string): Promise<void> => {
    titles.push(title);
    await mailboxes.deliver({ uid: `${title}@partner.test`, summary: title, lines: hourOn(titles.length) });
  };

  it('shows what came while the folder numbered its messages anew, and after', async () => {
    await mailboxes.dovecot.changeUidValidity('INBOX', mailboxes.user);
    await deliver('Renumbered');
    await mailboxes.shows(box, ...titles);
    await mailboxes.heard(box);
    await deliver('After renumbering');
    await mailboxes.shows(box, ...titles);
  });

  it('shows what came when the connection was dropped, and after', async () => {
    await mailboxes.heard(box);
    proxy.hangUp();
    await deliver('Unheard');
    await mailboxes.shows(box, ...titles);
    await mailboxes.heard(box);
    await deliver('Heard again');
    await mailboxes.shows(box, ...titles);
  });

  it('shows what came when the server was restarted, and after', async () => {
    await mailboxes.heard(box);
    await mailboxes.dovecot.kill();
    await mailboxes.dovecot.resume();
    await deliver('At the restart');
    await mailboxes.shows(box, ...titles);
    await mailboxes.heard(box);
    await deliver('After the restart');
    await mailboxes.shows(box, ...titles);
  });
});
