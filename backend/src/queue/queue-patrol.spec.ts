import { setImmediate as afterOthers } from 'node:timers/promises';
import { JOB_KINDS } from '@calmirror/contracts';
import type { DataSource } from 'typeorm';
import { ChangeNotes } from '../changes/change-notes.js';
import { Readiness } from '../health/readiness.js';
import { Metrics } from '../metrics/metrics.js';
import type { JobHandler } from './job-handler.js';
import { JobHandlers } from './job-handlers.js';
import { type LostJob, LostLeases } from './lost-leases.js';
import { QueuePatrol } from './queue-patrol.js';

const lost = (subjectId: string): LostJob => ({
  id: subjectId,
  kind: 'mirror',
  lane: 'poll',
  subjectId,
  status: 'failed',
});

const patrolOf = (
  sweep: LostLeases['sweep'],
  failedUnheard: NonNullable<JobHandler['failedUnheard']> = () => Promise.resolve(),
): QueuePatrol => {
  const run = (): Promise<void> => Promise.resolve();
  return new QueuePatrol(
    Object.assign(Object.create(LostLeases.prototype) as LostLeases, { sweep }),
    new JobHandlers(JOB_KINDS.map((kind) => ({ kind, run, failedUnheard }))),
    new Metrics(),
    new Readiness(),
    new ChangeNotes({} as DataSource),
    {
      ...{ databaseUrl: '', workerId: 'w', concurrency: 1, accountSlots: 1 },
      ...{ leaseMs: 60_000, pollMs: 60_000, drainMs: 0 },
    },
  );
};

describe('the patrol', () => {
  it('tells of every job that failed unheard, whatever comes of telling of the others', async () => {
    const told: string[] = [];
    const failedUnheard = (subjectId: string): Promise<void> => {
      told.push(subjectId);
      return subjectId === 'first' ? Promise.reject(new Error('not now')) : Promise.resolve();
    };
    const patrol = patrolOf(() => Promise.resolve([lost('first'), lost('second')]), failedUnheard);
    await new Promise<void>((looked) => patrol.start(looked));
    await patrol.stop();
    expect(told).toEqual(['first', 'second']);
  });

  it('has come round to the end when it has stopped, so that nothing is asked of a database that is let go', async () => {
    let swept: (none: LostJob[]) => void = () => undefined;
    const patrol = patrolOf(() => new Promise((resolve) => (swept = resolve)));
    const seen: string[] = [];
    patrol.start(() => seen.push('looked'));
    const stopped = patrol.stop().then(() => seen.push('stopped'));
    await afterOthers();
    seen.push('swept');
    swept([]);
    await stopped;
    expect(seen).toEqual(['swept', 'stopped']);
  });
});
