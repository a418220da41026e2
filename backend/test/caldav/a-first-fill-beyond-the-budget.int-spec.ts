import { describeWithRadicale, feed } from '@calmirror/testkit';
import { eventually } from '../harness/eventually.js';
import { feedOf } from '../sync/harness/sample-feed.js';
import { CaldavMirroring } from './harness/caldav-mirroring.js';
import { mirrorsAt } from './harness/standing.js';

const HOME = '/alice/work/';

describeWithRadicale('more events than the budget of a CalDAV account lets through at once', () => {
  let caldav: CaldavMirroring;

  beforeAll(async () => {
    // Discovery takes some of them.
    caldav = await CaldavMirroring.start({ env: { CALDAV_REQUESTS_PER_MINUTE: '40' } });
  });
  afterAll(() => caldav.stop());

  it('are written bit by bit: what has to wait is no failure, and costs no attempt', async () => {
    const { mirroring } = caldav;
    mirroring.feeds.route('/rota.ics', feed.conditional(feedOf(60)));
    const target = await caldav.calendar(HOME);
    const pair = await mirroring.pair(await mirroring.source('/rota.ics'), target);
    const waiting = await eventually(async () => {
      const found = await mirroring.running.db.query<
        { attempt: number; error_kind: string; counts: { created: number } }[]
      >(
        `SELECT attempt, error_kind, counts FROM sync_jobs WHERE kind = 'mirror' AND status = 'queued' AND error_kind IS NOT NULL`,
      );
      expect(found).toHaveLength(1);
      return found[0];
    });
    expect(waiting).toMatchObject({ attempt: 0, error_kind: 'rate-limited' });
    expect(await mirroring.pairNow(pair.id)).toMatchObject({ state: 'working' });
    const some = await mirrorsAt(caldav.person(), HOME);
    expect(some.length).toBeGreaterThan(10);
    expect(some.length).toBeLessThan(40);
  });
});
