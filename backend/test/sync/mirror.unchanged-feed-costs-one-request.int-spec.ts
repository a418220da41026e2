import { feed } from '@calmirror/testkit';
import { Mirroring } from './harness/mirroring.js';
import { feedOf } from './harness/sample-feed.js';

const PAIRS = 10;

describe('a feed that has not changed, with ten pairs on it', () => {
  let mirroring: Mirroring;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
  });
  afterAll(() => mirroring.stop());

  it('costs one request, one job and no write to any target', async () => {
    mirroring.feeds.route('/rota.ics', feed.conditional(feedOf(20)));
    const source = await mirroring.source('/rota.ics');
    const pairs = [];
    for (let number = 0; number < PAIRS; number += 1)
      pairs.push(await mirroring.pair(source, await mirroring.target(`Target ${number}`)));
    for (const { id } of pairs) await mirroring.settled(id);

    const before = await mirroring.written();
    const requests = mirroring.feeds.requests.length;
    const job = await mirroring.pull(source.id);

    expect(job).toMatchObject({ status: 'succeeded', counts: { requests: 1, read: 0 } });
    expect(mirroring.feeds.requests.length - requests).toBe(1);
    expect(await mirroring.written()).toEqual(before);
    const waiting = await mirroring.running.db.query<unknown[]>(
      `SELECT kind FROM sync_jobs WHERE kind = 'mirror' AND created_at > (SELECT created_at FROM sync_jobs WHERE id = $1)`,
      [job.id],
    );
    expect(waiting).toEqual([]);
  });

  it('is read once for all pairs when it changes, and costs each target one write', async () => {
    const requests = mirroring.feeds.requests.length;
    const [source] = (await mirroring.client.get('/api/calendars?pageSize=200'))
      .json<{ items: { id: string; readable: boolean }[] }>()
      .items.filter(({ readable }) => readable);
    mirroring.feeds.route('/rota.ics', feed.conditional(feedOf(21)));
    await mirroring.pull(source?.id ?? '');
    await mirroring.quiet();

    expect(mirroring.feeds.requests.length - requests).toBe(1);
    const created = await mirroring.running.db.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM sync_jobs WHERE kind = 'mirror' AND counts->>'created' = '1'`,
    );
    expect(created).toEqual([{ count: PAIRS }]);
  });
});
