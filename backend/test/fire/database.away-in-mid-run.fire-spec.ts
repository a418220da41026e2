import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../harness/eventually.js';
import { FaultPoints } from './harness/fault-points.js';
import { FireHouse } from './harness/fire-house.js';
import { OwnDatabase } from './harness/own-database.js';
import { PairUnderFire } from './harness/pair-under-fire.js';
import { PublishedTarget } from './harness/published-target.js';
import { AT_REST } from './harness/sums.js';
import { within } from './harness/within.js';

const AWAY = 30_000;

describe('a database that is killed in mid-run and comes back after half a minute', () => {
  let house: FireHouse;
  let database: OwnDatabase;

  beforeAll(async () => {
    database = await OwnDatabase.start();
    house = await FireHouse.open({ spares: 1, database });
  });
  afterAll(() => house.close());

  const probe = async (url: string, name: string): Promise<number> => (await fetch(`${url}/health/${name}`)).status;

  it('ends no process, is told by readiness, and costs nothing that was to be done', async () => {
    const target = await PublishedTarget.open(house);
    const pair = await PairUnderFire.open(house, target, 'event', 200);
    const worker = await house.workers.take();
    await house.rest();
    const points = new FaultPoints((label) => label.startsWith('before published_events'));
    worker.watch = points.watchDatabase;
    pair.source.change(50, 50, 50);
    await pair.mirror();
    await within(points.reached, 'a write to the target');

    await database.kill();
    points.release();
    const gone = performance.now();
    const urls = [house.client.url, worker.url];
    for (const url of urls) await eventually(async () => expect(await probe(url, 'ready')).toBe(503), 10_000);
    while (performance.now() - gone < AWAY) {
      for (const url of urls) expect([await probe(url, 'live'), await probe(url, 'ready')]).toEqual([200, 503]);
      await house.client.get('/api/pairs');
      await pause(500);
    }

    await database.startAgain();
    for (const url of urls) await eventually(async () => expect(await probe(url, 'ready')).toBe(200), 20_000);
    expect([house.web.isAlive, worker.process.isAlive]).toEqual([true, true]);
    await house.rest();
    expect(await pair.sums()).toEqual(AT_REST);
    const { rows } = await house.db.query('SELECT state, state_reason FROM pairs WHERE id = $1', [pair.pair.id]);
    expect(rows).toEqual([{ state: 'ok', state_reason: null }]);
  });
});
