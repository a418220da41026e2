import { JOB_KINDS, type JobKind } from '@calmirror/contracts';
import type { JobHandler } from './job-handler.js';
import { JobHandlers } from './job-handlers.js';

const handler = (kind: JobKind): JobHandler => ({ kind, run: () => Promise.resolve() });

describe('the handlers of a worker', () => {
  it('are found by their kind', () => {
    const all = JOB_KINDS.map(handler);
    expect(new JobHandlers(all).of('mirror')).toBe(all.find(({ kind }) => kind === 'mirror'));
  });

  it('keep the worker from starting when a kind has none, and name all that are missing', () => {
    const make = (): JobHandlers => new JobHandlers([handler('mirror'), handler('validate')]);
    expect(make).toThrow('no handler for jobs of the kinds pull, reconcile, remove');
  });

  it('keep the worker from starting when a kind has two', () => {
    expect(() => new JobHandlers([...JOB_KINDS, 'pull' as const].map(handler))).toThrow('two handlers');
  });
});
