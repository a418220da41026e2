import { SyncJob } from '../../src/database/entities/sync-job.entity.js';
import { Calendar } from '../../src/database/entities/calendar.entity.js';
import { JobQueue } from '../../src/queue/job-queue.js';
import { DueCalendars } from '../../src/sync/scheduler/due-calendars.js';
import { QueueHouse } from '../queue/harness/queue-house.js';
import { dueCalendar } from './harness/scheduled-calendars.js';

describe('calendars whose read is due', () => {
  let house: QueueHouse;

  beforeAll(async () => {
    house = await QueueHouse.open();
  });
  afterEach(() => house.db.query('DELETE FROM sync_jobs'));
  afterAll(() => house.close());

  const calendars = (): DueCalendars => new DueCalendars(house.db, new JobQueue(house.db));
  const secondsToNext = async (id: string): Promise<number | null> => {
    const { nextPullAt } = await house.db.manager.findOneByOrFail(Calendar, { id });
    return nextPullAt && Math.round((nextPullAt.getTime() - Date.now()) / 1000);
  };

  it('are queued once in lane poll for their connector, though two schedulers look', async () => {
    const ids = [];
    for (let n = 0; n < 5; n += 1) ids.push(await dueCalendar(house.db));
    const found = await Promise.all([calendars().enqueue(), calendars().enqueue()]);
    expect(found[0] + found[1]).toBe(5);
    expect(await calendars().enqueue()).toBe(0);

    const jobs = await house.jobs();
    expect(jobs.map(({ calendarId }) => calendarId).toSorted()).toEqual(ids.toSorted());
    for (const job of jobs) {
      const { connectorId } = await house.db.manager.findOneByOrFail(Calendar, { id: job.calendarId! });
      expect(job).toMatchObject({ kind: 'pull', lane: 'poll', status: 'queued', accountId: connectorId });
    }
  });

  it('say since when they are due: what a change that is found has waited is measured from then', async () => {
    const id = await dueCalendar(house.db);
    const { nextPullAt } = await house.db.manager.findOneByOrFail(Calendar, { id });
    await calendars().enqueue();
    expect(await house.jobs()).toMatchObject([{ payload: { changedAt: nextPullAt?.toISOString() } }]);
  });

  it('are read again after the shortest interval of their enabled pairs', async () => {
    const id = await dueCalendar(house.db, { intervals: [900, 120], paused: 1 });
    await calendars().enqueue();
    const seconds = await secondsToNext(id);
    expect(seconds).toBeGreaterThanOrEqual(119);
    expect(seconds).toBeLessThanOrEqual(133);
  });

  it('are not read while all their pairs are paused, nor looked at again', async () => {
    const id = await dueCalendar(house.db, { intervals: [], paused: 2 });
    await calendars().enqueue();
    expect(await house.jobs()).toEqual([]);
    expect(await secondsToNext(id)).toBeNull();
  });

  it('are not read while their connector is disabled, but keep their rhythm', async () => {
    const id = await dueCalendar(house.db, { status: 'disabled' });
    await calendars().enqueue();
    expect(await house.jobs()).toEqual([]);
    expect(await secondsToNext(id)).toBeGreaterThan(290);
  });

  it('are read less often while they stay quiet', async () => {
    const id = await dueCalendar(house.db, { quietPulls: 300 });
    await calendars().enqueue();
    expect(await secondsToNext(id)).toBeGreaterThan(1_190);
  });

  it('leave a read that waits out its back-off where it is', async () => {
    const id = await dueCalendar(house.db);
    await calendars().enqueue();
    const later = new Date(Date.now() + 600_000);
    await house.db.manager.update(SyncJob, { calendarId: id }, { errorKind: 'temporary', attempt: 3, runAt: later });
    await house.db.manager.update(Calendar, { id }, { nextPullAt: new Date(0) });
    await calendars().enqueue();
    expect(await house.jobs()).toMatchObject([{ calendarId: id, runAt: later, attempt: 3 }]);
  });
});
