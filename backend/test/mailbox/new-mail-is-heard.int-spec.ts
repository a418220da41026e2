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
  /** What was counted before the mails came that are looked at. */
  let before: readonly [lanes: readonly string[], mirrored: number, inTime: number];

  beforeAll(async () => {
    mailboxes = await MailboxMirroring.start({ env: { SCHEDULER_SECONDS: '0.1' } });
    box = await mailboxes.mirrored({}, 'INBOX', { intervalSeconds: WEEK });
    await mailboxes.heard(box);
    // The read that is made when a mailbox is first listened to may still be to come: it would find the next mail.
    await deliver(0);
    await mailboxes.shows(box, 'Meeting 0');
    await mailboxes.mirroring.quiet();
    before = [await finds(), await counted('count{lane="push"}'), await within()];
  });
  afterAll(() => mailboxes.stop());

  const counted = async (metric: string): Promise<number> => {
    const { text } = await mailboxes.mirroring.running.guest().get('/metrics');
    const line = text.split('\n').find((one) => one.startsWith(`calmirror_change_to_mirror_seconds_${metric}`));
    return Number(line?.slice(line.lastIndexOf(' ')) ?? 0);
  };
  const deliver = (n: number): Promise<void> =>
    mailboxes.deliver({ uid: `${n}@partner.test`, summary: `Meeting ${n}`, lines: hourOn(n + 1) });
  const finds = async (): Promise<string[]> => {
    const answer = await mailboxes.mirroring.client.get(`/api/jobs?kind=pull&calendarId=${box.source.id}`);
    const found = answer.json<Listing<JobAnswer>>().items.filter(({ counts }) => counts.read > 0);
    return found.map(({ lane }) => lane).sort();
  };
  const within = (): Promise<number> => counted(`bucket{le="${PROMISED}",lane="push"}`);

  it('shows each invitation as it comes, because it was heard of and not because the clock struck', async () => {
    const titles = ['Meeting 0'];
    for (let n = 1; n <= MAILS; n += 1) {
      titles.push(`Meeting ${n}`);
      await deliver(n);
      await mailboxes.shows(box, ...titles);
      await mailboxes.mirroring.quiet();
    }
    const came = Array.from({ length: MAILS }, () => 'push');
    expect(await finds()).toEqual([...before[0], ...came].sort());
  });

  it('has each of them mirrored within three seconds of being heard, by the histogram that operators read', async () => {
    const [, mirrored, inTime] = before;
    expect([await counted('count{lane="push"}'), await within()]).toEqual([mirrored + MAILS, inTime + MAILS]);
  });
});
