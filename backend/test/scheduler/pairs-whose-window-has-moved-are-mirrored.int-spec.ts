import { JobQueue } from '../../src/queue/job-queue.js';
import { MovedWindows } from '../../src/sync/scheduler/moved-windows.js';
import { QueueHouse } from '../queue/harness/queue-house.js';
import { pairApplied } from './harness/scheduled-calendars.js';

describe('pairs of which nothing has changed but the time', () => {
  let house: QueueHouse;

  beforeAll(async () => {
    house = await QueueHouse.open();
  });
  afterAll(() => house.close());

  it('are mirrored anew, as upkeep, when their mirrors end a day before their window does', async () => {
    const behind = await pairApplied(house.db, 363.5);
    const short = await pairApplied(house.db, 5, { window: { pastDays: 1, futureDays: 7 } });
    await pairApplied(house.db, 364.5);
    await pairApplied(house.db, null);
    await pairApplied(house.db, 1, { enabled: false });
    await pairApplied(house.db, 1, { removing: 'delete-mirrors' });
    await pairApplied(house.db, 1, { state: 'needs-attention' });

    const windows = new MovedWindows(house.db, new JobQueue(house.db));
    await windows.run();
    await windows.run();
    const jobs = await house.jobs();
    expect(jobs.map(({ pairId }) => pairId).toSorted()).toEqual([behind, short].toSorted());
    expect(jobs).toMatchObject([
      { kind: 'mirror', lane: 'upkeep' },
      { kind: 'mirror', lane: 'upkeep' },
    ]);
  });
});
