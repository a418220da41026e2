import { newId } from '../database/new-id.js';
import type { OwnedJob } from './owned-job.js';
import { LeaseHeartbeat } from './lease-heartbeat.js';
import type { QueueDatabase } from './queue-database.js';
import type { QueueSettings } from './queue-settings.js';
import { RunningJob } from './running-job.js';
import { RunningJobs } from './running-jobs.js';

const SETTINGS = { workerId: 'worker', concurrency: 4, leaseMs: 60_000 } as QueueSettings;
const ID = newId();

/** A database in which the job is this worker's, at its second attempt. */
const database = {
  rows: () => Promise.resolve([{ id: ID, attempt: 2, cancelRequested: false }]),
} as unknown as QueueDatabase;
const runOf = (attempt: number): RunningJob =>
  new RunningJob({ id: ID, attempt, lane: 'poll', counts: {} } as OwnedJob, 'worker', database, SETTINGS.leaseMs);

describe('a heartbeat', () => {
  it('stops the run of an attempt that was lost, though this worker has the job again', async () => {
    const running = new RunningJobs(SETTINGS);
    const [lost, again] = [runOf(1), runOf(2)];
    running.began(lost);
    running.began(again);

    await new LeaseHeartbeat(database, running, SETTINGS).beat();
    expect(lost.signal.reason).toMatchObject({ interruption: 'lease-lost' });
    expect(again.signal.aborted).toBe(false);
  });
});
