import { describeWithDovecot } from '@calmirror/testkit';
import type { JobAnswer, Listing } from '@calmirror/contracts';
import { hourOn, MailboxMirroring, type MirroredMailbox } from './harness/mailbox-mirroring.js';

const MAILS = 5;
/** What is promised, in seconds, is a bound of the histogram's first bucket above it or equal. */
const PROMISED = 3;

/** By the clock it would be read once a week. */
const WEEK = 604_800;

describeWithDovecot('a mailbox that is listened to', () => {
  let mailboxes: MailboxMirroring;
  let box: MirroredMailbox;

  beforeAll(async () => {
    mailboxes = await MailboxMirroring.start({ env: { SCHEDULER_SECONDS: '0.1' } });
    box = await mailboxes.mirrored({}, 'INBOX', { intervalSeconds: WEEK });
    await mailboxes.heard(box);
  });
  afterAll(() => mailboxes.stop());

  const counted = async (metric: string): Promise<number> => {
    const { text } = await mailboxes.mirroring.running.guest().get('/metrics');
    const line = text.split('\n').find((one) => one.startsWith(`calmirror_change_to_mirror_seconds_${metric}`));
    return Number(line?.slice(line.lastIndexOf(' ')) ?? 0);
  };
  const within = (): Promise<number> => counted(`bucket{le="${PROMISED}",lane="push"}`);

  it('shows each invitation as it comes, because it was heard of and not because the clock struck', async () => {
    const titles: string[] = [];
    for (let n = 1; n <= MAILS; n += 1) {
      titles.push(`Meeting ${n}`);
      await mailboxes.deliver({ uid: `${n}@partner.test`, summary: `Meeting ${n}`, lines: hourOn(n) });
      await mailboxes.shows(box, ...titles);
      await mailboxes.mirroring.quiet();
    }
    const answer = await mailboxes.mirroring.client.get(`/api/jobs?kind=pull&calendarId=${box.source.id}`);
    const finds = answer.json<Listing<JobAnswer>>().items.filter(({ counts }) => counts.read > 0);
    expect(finds.map(({ lane }) => lane)).toEqual(titles.map(() => 'push'));
  });

  it('has each of them mirrored within three seconds of being heard, by the histogram that operators read', async () => {
    expect([await counted('count{lane="push"}'), await within()]).toEqual([MAILS, MAILS]);
  });
});
