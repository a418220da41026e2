import { aFeed, feed } from '@calmirror/testkit';
import { eventually } from '../harness/eventually.js';
import { startApp } from '../harness/start-app.js';
import { Mirroring } from './harness/mirroring.js';
import { anHour } from './harness/sample-feed.js';

const MANY = 10_000;
/** One key ring for all processes of the installation. */
const env = { SECRET_KEYS: `1:${Buffer.alloc(32, 7).toString('base64')}` };

describe('a first fill whose worker goes away in the midst of it', () => {
  let mirroring: Mirroring;

  beforeAll(async () => {
    mirroring = await Mirroring.start({ mode: 'web', env });
  });
  afterAll(() => mirroring.stop());

  it('is gone on with by another worker, without a twin and without writing anything again', async () => {
    const events = Array.from({ length: MANY }, (_, index) =>
      anHour(`event-${index}`, `Event ${index}`, (index % 300) + 1),
    );
    mirroring.feeds.route('/big.ics', feed.conditional(aFeed(events)));
    const target = await mirroring.target();
    const pair = await mirroring.pair(await mirroring.source('/big.ics'), target);
    const mirrored = async () => (await mirroring.pairNow(pair.id)).counts.mirrored;

    const first = await startApp({ mode: 'worker', database: mirroring.running.database, env });
    await eventually(async () => expect(await mirrored()).toBeGreaterThan(0), 60_000);
    await first.stop();
    const halfway = await mirrored();
    expect(halfway).toBeLessThan(MANY);

    const second = await startApp({ mode: 'worker', database: mirroring.running.database, env });
    await eventually(async () => expect(await mirrored()).toBe(MANY), 60_000);
    await mirroring.settled(pair.id);
    await second.stop();

    const uids = (await mirroring.feedText(target)).match(/^UID:.*$/gm) ?? [];
    expect([uids.length, new Set(uids).size]).toEqual([MANY, MANY]);
    const journal = await mirroring.running.db.query<object[]>(
      'SELECT operation, count(*)::int AS count, count(DISTINCT event_id)::int AS events FROM journal GROUP BY 1',
    );
    expect(journal).toEqual([{ operation: 'create', count: MANY, events: MANY }]);
  });
});
