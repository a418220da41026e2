import { newId } from '../database/new-id.js';
import type { OwnedJob } from './owned-job.js';
import type { QueueDatabase } from './queue-database.js';
import type { QueueSettings } from './queue-settings.js';
import { RunningJob } from './running-job.js';
import { RunningJobs } from './running-jobs.js';

const SETTINGS = { concurrency: 4 } as QueueSettings;
const ID = newId();
const runOf = (attempt: number): RunningJob =>
  new RunningJob({ id: ID, attempt, lane: 'poll', counts: {} } as OwnedJob, 'worker', {} as QueueDatabase, 1_000);

describe('a job that this worker lost and claimed again while its first handler is still at work', () => {
  it('is kept, whatever the first run comes to', () => {
    const running = new RunningJobs(SETTINGS);
    const [lost, again] = [runOf(1), runOf(2)];
    running.began(lost);
    running.began(again);

    running.handlerEnded(lost);
    expect(running.isAtWork(again)).toBe(true);
    running.settled(lost);
    expect(running.owned).toEqual([again]);
  });

  it('is waited for until the last of its runs is settled, and no longer', async () => {
    const running = new RunningJobs(SETTINGS);
    const [lost, again] = [runOf(1), runOf(2)];
    running.began(lost);
    running.began(again);
    let isEmpty = false;
    const empty = running.empty().then(() => (isEmpty = true));

    for (const run of [lost, again]) {
      running.handlerEnded(run);
      await Promise.resolve();
      expect(isEmpty).toBe(false);
      running.settled(run);
    }
    await empty;
  });

  it('takes a slot for each handler', () => {
    const running = new RunningJobs(SETTINGS);
    running.began(runOf(1));
    running.began(runOf(2));
    expect(running.room.any).toBe(2);
  });
});
