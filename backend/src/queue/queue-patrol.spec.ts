import { JOB_KINDS } from '@calmirror/contracts';
import type { DataSource } from 'typeorm';
import { ChangeNotes } from '../changes/change-notes.js';
import { Readiness } from '../health/readiness.js';
import { Metrics } from '../metrics/metrics.js';
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

describe('the patrol', () => {
  it('tells of every job that failed unheard, whatever comes of telling of the others', async () => {
    const told: string[] = [];
    const failedUnheard = (subjectId: string): Promise<void> => {
      told.push(subjectId);
      return subjectId === 'first' ? Promise.reject(new Error('not now')) : Promise.resolve();
    };
    const handlers = new JobHandlers(JOB_KINDS.map((kind) => ({ kind, run: () => Promise.resolve(), failedUnheard })));
    const leases = Object.assign(Object.create(LostLeases.prototype) as LostLeases, {
      sweep: () => Promise.resolve([lost('first'), lost('second')]),
    });
    const settings = {
      ...{ databaseUrl: '', workerId: 'w', concurrency: 1, accountSlots: 1 },
      ...{ leaseMs: 60_000, pollMs: 60_000, drainMs: 0 },
    };
    const patrol = new QueuePatrol(
      leases,
      handlers,
      new Metrics(),
      new Readiness(),
      new ChangeNotes({} as DataSource),
      settings,
    );
    await new Promise<void>((looked) => patrol.start(looked));
    patrol.stop();
    expect(told).toEqual(['first', 'second']);
  });
});
