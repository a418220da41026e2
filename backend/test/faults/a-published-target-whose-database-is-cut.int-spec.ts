import type { PairAnswer } from '@calmirror/contracts';
import { feed } from '@calmirror/testkit';
import { eventually } from '../harness/eventually.js';
import { Mirroring } from '../sync/harness/mirroring.js';
import { feedOf } from '../sync/harness/sample-feed.js';

describe('a published target, whose writes go to our own database, when that is cut in the middle of one', () => {
  let mirroring: Mirroring;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
    mirroring.feeds.route('/rota.ics', feed.conditional(feedOf(3)));
  });
  afterAll(() => mirroring.stop());

  it('is a server that did not answer: the job waits for its next try, and no event is given up', async () => {
    const { db } = mirroring.running;
    await db.query(`CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$;
      CREATE TRIGGER cut BEFORE INSERT ON published_events FOR EACH ROW EXECUTE FUNCTION cut()`);
    const pair = await mirroring.pair(await mirroring.source('/rota.ics'), await mirroring.target());
    const standing = (): Promise<PairAnswer> => mirroring.settled(pair.id, 'failing');
    expect(await standing()).toMatchObject({ stateReason: 'target-failing' });
    const [job] = await db.query<{ error_kind: string }[]>(`SELECT error_kind FROM sync_jobs WHERE kind = 'mirror'`);
    expect(job).toEqual({ error_kind: 'temporary' });

    await db.query('DROP TRIGGER cut ON published_events');
    await db.query(`UPDATE sync_jobs SET run_at = now() WHERE status = 'queued'`);
    await eventually(async () => {
      expect(await mirroring.pairNow(pair.id)).toMatchObject({ state: 'ok', counts: { mirrored: 3, failed: 0 } });
    });
  });
});
