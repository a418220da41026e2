import 'reflect-metadata';
import { Configuration } from '../../src/config/configuration.js';
import { Leadership } from '../../src/sync/scheduler/leadership.js';
import { eventually } from '../harness/eventually.js';
import { QueueHouse } from '../queue/harness/queue-house.js';

const CUT_LEADER = `SELECT pg_terminate_backend(l.pid) FROM pg_locks l
  WHERE l.locktype = 'advisory' AND l.granted AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

describe('the leader of the schedulers', () => {
  let house: QueueHouse;
  const workers: Leadership[] = [];
  const add = (): Leadership => {
    const { databaseUrl } = house.settings();
    const worker = new Leadership(Object.assign(new Configuration(), { databaseUrl }));
    workers.push(worker);
    return worker;
  };

  beforeAll(async () => {
    house = await QueueHouse.open();
    for (let n = 0; n < 3; n += 1) add();
  });
  afterAll(async () => {
    for (const worker of workers) await worker.beforeApplicationShutdown();
    await house.close();
  });

  const leaders = async (): Promise<number[]> => {
    const answers = await Promise.all(workers.map((worker) => worker.isMine()));
    return answers.flatMap((mine, n) => (mine ? [n] : []));
  };

  it('is one, and stays it', async () => {
    const [first, ...others] = await leaders();
    expect(others).toEqual([]);
    expect(await leaders()).toEqual([first]);
  });

  it('is another one as soon as the first has ended, which never leads again', async () => {
    const [first] = await leaders();
    await workers[first!]!.beforeApplicationShutdown();
    const [next, ...others] = await leaders();
    expect(others).toEqual([]);
    expect(next).not.toBe(first);
    expect(await workers[first!]!.isMine()).toBe(false);
  });

  it('is one again within a few looks when its connection is cut', async () => {
    await house.db.query(CUT_LEADER);
    await eventually(async () => expect(await leaders()).toHaveLength(1));
    expect(await leaders()).toHaveLength(1);
  });

  it('is none that ends while it is about to become the leader', async () => {
    for (const worker of workers) await worker.beforeApplicationShutdown();
    const brief = add();
    const asked = brief.isMine();
    await brief.beforeApplicationShutdown();
    expect(await asked).toBe(false);
    const next = add();
    await eventually(async () => expect(await next.isMine()).toBe(true));
  });
});
