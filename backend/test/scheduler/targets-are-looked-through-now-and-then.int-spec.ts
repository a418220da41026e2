import { Configuration } from '../../src/config/configuration.js';
import { Pair } from '../../src/database/entities/pair.entity.js';
import { JobQueue } from '../../src/queue/job-queue.js';
import { DueReconciles } from '../../src/sync/scheduler/due-reconciles.js';
import { QueueHouse } from '../queue/harness/queue-house.js';
import { pairApplied } from './harness/scheduled-calendars.js';

const HOUR = 3_600_000;
const PAST = new Date(Date.now() - HOUR);

describe('targets that are looked through each so many hours', () => {
  let house: QueueHouse;

  beforeAll(async () => {
    house = await QueueHouse.open();
  });
  afterAll(() => house.close());

  const chore = (reconcileHours: number): DueReconciles =>
    new DueReconciles(house.db, new JobQueue(house.db), Object.assign(new Configuration(), { reconcileHours }));
  const hoursAhead = async (id: string): Promise<number> => {
    const { nextReconcileAt } = await house.db.manager.findOneByOrFail(Pair, { id });
    return nextReconcileAt === null ? Number.NaN : (nextReconcileAt.getTime() - Date.now()) / HOUR;
  };

  it('are left alone where the hours are 0', async () => {
    const id = await pairApplied(house.db, 300, { nextReconcileAt: PAST });
    await chore(0).run();
    expect(await house.jobs()).toEqual([]);
    await house.db.manager.delete(Pair, { id });
  });

  it('are found a first time somewhere in the interval', async () => {
    const ids = [await pairApplied(house.db, 300), await pairApplied(house.db, 300), await pairApplied(house.db, 300)];
    await chore(24).run();
    expect(await house.jobs()).toEqual([]);
    const ahead = await Promise.all(ids.map(hoursAhead));
    expect(ahead.every((hours) => hours > -0.1 && hours <= 24)).toBe(true);
    expect(new Set(ahead.map((hours) => hours.toFixed(6))).size).toBe(3);
  });

  it('have a job queued as upkeep when they are due, once, and a later time', async () => {
    const due = await pairApplied(house.db, 300, { nextReconcileAt: PAST });
    await pairApplied(house.db, 300, { nextReconcileAt: new Date(Date.now() + HOUR) });
    await pairApplied(house.db, 300, { nextReconcileAt: PAST, enabled: false });
    await pairApplied(house.db, 300, { nextReconcileAt: PAST, removing: 'delete-mirrors' });
    const waiting = await pairApplied(house.db, 300, { nextReconcileAt: PAST, state: 'needs-attention' });
    await chore(24).run();
    await chore(24).run();
    const jobs = await house.jobs();
    expect(jobs).toMatchObject([{ kind: 'reconcile', lane: 'upkeep', pairId: due }]);
    for (const id of [due, waiting]) {
      expect(await hoursAhead(id)).toBeGreaterThan(23.9);
      expect(await hoursAhead(id)).toBeLessThan(26.5);
    }
  });

  it('are none of those that cannot be listed', async () => {
    const before = (await house.jobs()).length;
    await pairApplied(house.db, 300, { nextReconcileAt: PAST });
    await house.db.query(`UPDATE connectors SET kind = 'ics'`);
    await chore(24).run();
    expect(await house.jobs()).toHaveLength(before);
  });
});
