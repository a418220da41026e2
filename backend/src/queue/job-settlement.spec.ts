import type { OwnedJob } from './owned-job.js';
import type { Exchanged, JobExchange } from './job-exchange.js';
import type { JobReturns } from './job-returns.js';
import { JobSettlement } from './job-settlement.js';
import { SUCCEEDED } from './outcome.js';
import type { QueueDatabase } from './queue-database.js';
import { RunningJob } from './running-job.js';

const runOf = (id: string): RunningJob =>
  new RunningJob({ id, attempt: 1, lane: 'poll', counts: {} } as OwnedJob, 'worker', {} as QueueDatabase, 60_000);

/** A settlement whose database writes every end that comes alone, and notes it. */
function settlement(): { settlement: JobSettlement; alone: string[] } {
  const alone: string[] = [];
  const exchange = {
    end: (endings: { job: OwnedJob }[]) => {
      const ids = endings.map(({ job }) => job.id);
      alone.push(...ids);
      return Promise.resolve(new Set(ids));
    },
  } as unknown as JobExchange;
  return { settlement: new JobSettlement(exchange, {} as JobReturns), alone };
}

/** Runs all that is queued in this turn of the event loop, and nothing of the next one. */
const others = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

describe('ends that wait while a claim goes out', () => {
  it('go with it, and each learns whether it was still owned', async () => {
    const { settlement: ends, alone } = settlement();
    const settled = Promise.all([ends.settle(runOf('mine'), SUCCEEDED), ends.settle(runOf('lost'), SUCCEEDED)]);
    await others();

    const exchanged: Exchanged = { ended: new Set(['mine']), claimed: [] };
    await expect(ends.share(() => Promise.resolve(exchanged))).resolves.toBe(exchanged);
    await expect(settled).resolves.toEqual([true, false]);
    expect(alone).toEqual([]);
  });

  it('go alone when the two are refused together', async () => {
    const { settlement: ends, alone } = settlement();
    const settled = ends.settle(runOf('job'), SUCCEEDED);
    await others();

    await expect(ends.share(() => Promise.reject(new Error('a key was claimed twice')))).resolves.toBeNull();
    await expect(settled).resolves.toBe(true);
    expect(alone).toEqual(['job']);
  });

  it('go alone when no claim does', async () => {
    const { settlement: ends, alone } = settlement();
    await expect(ends.settle(runOf('job'), SUCCEEDED)).resolves.toBe(true);
    expect(alone).toEqual(['job']);
    const never = (): Promise<Exchanged> => Promise.reject(new Error('nothing waits'));
    await expect(ends.share(never)).resolves.toBeNull();
  });
});
