import type { JobAnswer, JobLogAnswer, Listing } from '@calmirror/contracts';
import { describeWithDovecot } from '@calmirror/testkit';
import { eventually } from '../harness/eventually.js';
import { CuttingProxy } from './harness/cutting-proxy.js';
import { hourOn, MailboxMirroring, type MirroredMailbox } from './harness/mailbox-mirroring.js';

const MEETING = { uid: 'meeting@partner.test', summary: 'Meeting' };

describeWithDovecot('a mailbox that is read twice at once', () => {
  let mailboxes: MailboxMirroring;
  let proxy: CuttingProxy;
  let box: MirroredMailbox;

  beforeAll(async () => {
    mailboxes = await MailboxMirroring.start();
    proxy = await CuttingProxy.start(mailboxes.dovecot.plainPort);
    await mailboxes.deliver({ ...MEETING, lines: hourOn(1) });
    box = await mailboxes.mirrored({ port: proxy.port });
    await mailboxes.mirroring.settled(box.pair.id);
    await mailboxes.heard(box);
  });
  afterAll(async () => {
    await mailboxes.stop();
    await proxy.stop();
  });

  it('stores one of the two reads, and loses nothing', async () => {
    const { client, running } = mailboxes.mirroring;
    const schedule = async (body: object): Promise<JobAnswer> =>
      (await client.post('/api/jobs/schedule', body)).json<JobAnswer>();
    proxy.holdBefore('EXAMINE');
    await mailboxes.deliver({ ...MEETING, sequence: 1, minute: 1, lines: hourOn(2) });
    const jobs = [
      await schedule({ kind: 'pull', calendarId: box.source.id }),
      await schedule({ kind: 'mirror', pairId: box.pair.id }),
    ];
    await eventually(() => expect(proxy.waiting).toBe(2));
    proxy.goOn();
    const ended = await Promise.all(jobs.map(({ id }) => mailboxes.mirroring.ended(id)));
    expect(ended.map(({ error }) => error)).toEqual([null, null]);
    await mailboxes.mirroring.quiet();
    expect((await mailboxes.shown(box)).map((line) => line.slice(14))).toEqual(['Meeting']);
    expect((await mailboxes.shown(box))[0]).toContain(hourOn(2)[0]?.slice(-7, -5) ?? 'no hour');
    const logs = await Promise.all(jobs.map(({ id }) => client.get(`/api/jobs/${id}/logs`)));
    const told = logs.flatMap((answer) => (answer.status === 200 ? answer.json<Listing<JobLogAnswer>>().items : []));
    expect(told.filter(({ message }) => message.startsWith('another read of this calendar'))).toHaveLength(1);
    expect(await running.db.query('SELECT count(*)::int AS n FROM source_memories')).toEqual([{ n: 1 }]);
  });

  it('goes on from what both have read', async () => {
    await mailboxes.deliver({ ...MEETING, summary: 'Moved again', sequence: 2, minute: 2, lines: hourOn(3) });
    await mailboxes.shows(box, 'Moved again');
  });
});
