import { ProviderError } from '@calmirror/core';
import type { OwnedJob } from './owned-job.js';
import { JobInterrupted } from './job-interrupted.js';
import { outcomeOfFailure } from './outcome.js';

const NOW = new Date('2026-03-01T12:00:00Z');
const job = (attempt: number): OwnedJob => ({
  id: 'job',
  kind: 'pull',
  lane: 'poll',
  subjectId: 'calendar',
  pairId: null,
  calendarId: 'calendar',
  connectorId: null,
  accountId: null,
  payload: {},
  attempt,
  maxAttempts: 8,
  createdAt: NOW,
  patience: 0,
  counts: {},
  waitedSeconds: 0,
});
const outcome = (thrown: unknown, attempt = 1): ReturnType<typeof outcomeOfFailure> =>
  outcomeOfFailure(job(attempt), thrown, {}, NOW, 0.5);

describe('the outcome of a run that threw', () => {
  it('is the end when the job was cancelled', () => {
    expect(outcome(new JobInterrupted('cancelled'))).toEqual({ kind: 'ended', status: 'cancelled', error: null });
  });

  it('is nothing when the job is no longer ours', () => {
    expect(outcome(new JobInterrupted('lease-lost'))).toEqual({ kind: 'gone' });
  });

  it('is a return at once, the attempt given back, when the worker drains', () => {
    expect(outcome(new JobInterrupted('drain'), 3)).toMatchObject({ kind: 'returned', attempt: 2, delayMs: 0 });
  });

  it('is a return after a back-off when the provider is out of order for a while', () => {
    const thrown = new ProviderError('temporary', 'server-error', 'the server answered 503');
    expect(outcome(thrown)).toMatchObject({
      kind: 'returned',
      attempt: 1,
      delayMs: 5_000,
      floorMs: null,
      error: { kind: 'temporary', message: 'the server answered 503' },
    });
  });

  it('keeps Retry-After as a floor, and costs no attempt when rate-limited', () => {
    const thrown = new ProviderError('rate-limited', 'too-many-requests', 'wait', 60_000);
    const result = outcome(thrown, 3);
    expect(result).toMatchObject({ kind: 'returned', attempt: 2, floorMs: 60_000 });
    expect(result.kind === 'returned' && result.delayMs).toBeGreaterThanOrEqual(60_000);
  });

  it('is a return more patiently each time that the provider wants to wait and nothing was written before', () => {
    const limited = new ProviderError('rate-limited', 'too-many-requests', 'wait', 60_000);
    const back = (patience: number, before: object, counts: Record<string, number>) =>
      outcomeOfFailure({ ...job(1), patience, counts: { ...before } }, limited, counts, NOW, 0.5);
    expect(back(0, {}, { requests: 1 })).toMatchObject({ kind: 'returned', attempt: 0, patience: 1, delayMs: 65_000 });
    expect(back(1, { created: 5 }, { created: 5 })).toMatchObject({ patience: 2, delayMs: 70_000, floorMs: 60_000 });
    expect(back(2, { created: 5 }, { created: 55 })).toMatchObject({ patience: 1, delayMs: 65_000 });
  });

  it('is a return at its turn when a budget of our own was spent', () => {
    const spent = new ProviderError('rate-limited', 'budget-exhausted', 'spent', 20_000);
    const back = outcomeOfFailure({ ...job(1), patience: 5 }, spent, {}, NOW, 0.5);
    expect(back).toMatchObject({ kind: 'returned', attempt: 0, patience: 5, delayMs: 20_500, floorMs: 20_000 });
  });

  it('is a failure with the last attempt', () => {
    const thrown = new ProviderError('temporary', 'timeout', 'no answer');
    const error = { kind: 'temporary', message: 'no answer' };
    expect(outcome(thrown, 8)).toEqual({ kind: 'ended', status: 'failed', error });
  });

  it('is a failure at once when only a person can help', () => {
    expect(outcome(new ProviderError('auth', 'credentials-refused', '401'))).toMatchObject({ status: 'failed' });
  });

  it('keeps the text of an unknown error, which may hold anything, out of the job', () => {
    const result = outcome(new TypeError('cannot read "Dinner with Kim"'));
    expect(result).toMatchObject({
      kind: 'returned',
      error: { kind: 'bug', message: `TypeError: see the worker's log` },
    });
  });

  it('bears a thrown value that is no error', () => {
    expect(outcome('just text')).toMatchObject({ error: { kind: 'bug', message: `string: see the worker's log` } });
  });
});
