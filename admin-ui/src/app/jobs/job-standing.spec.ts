import type { JobAnswer } from '@calmirror/contracts';
import { runTime, standingOf } from './job-standing';

const now = Date.UTC(2026, 10, 22, 12);
const at = (seconds: number): string => new Date(now + seconds * 1000).toISOString();
const error = { kind: 'temporary', message: 'HTTP 503' };
const job = (given: Partial<JobAnswer>): JobAnswer =>
  ({
    status: 'queued',
    cancelRequested: false,
    error: null,
    runAt: at(-5),
    startedAt: null,
    finishedAt: null,
    ...given,
  }) as JobAnswer;

describe('standingOf', () => {
  it.each([
    ['queued', job({})],
    ['scheduled', job({ runAt: at(60) })],
    ['retrying', job({ runAt: at(60), error })],
    ['retrying', job({ runAt: at(-1), error })],
    ['running', job({ status: 'running' })],
    ['stopping', job({ status: 'running', cancelRequested: true })],
    ['succeeded', job({ status: 'succeeded' })],
    ['failed', job({ status: 'failed', error })],
    ['cancelled', job({ status: 'cancelled', cancelRequested: true })],
  ])('tells %s', (standing, given) => {
    expect(standingOf(given, now)).toBe(standing);
  });
});

describe('runTime', () => {
  it.each([
    ['a running job until now', job({ status: 'running', startedAt: at(-90) }), 90_000],
    ['an ended one until its end', job({ status: 'failed', startedAt: at(-90), finishedAt: at(-30) }), 60_000],
    ['one that ended before it began not at all', job({ status: 'cancelled', finishedAt: at(-30) }), null],
    ['one that waits for another try not at all', job({ startedAt: at(-90) }), null],
    ['one that began in the future, by our clock, as no time', job({ status: 'running', startedAt: at(3) }), 0],
  ])('counts %s', (_which, given, expected) => {
    expect(runTime(given, now)).toBe(expected);
  });
});
