import fc from 'fast-check';
import { type Failure, MAX_ATTEMPTS, nextStep } from './next-step.js';
import { FAILURE_RULES, type FailureKind } from './retry-policy.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ALMOST_ONE = 1 - Number.EPSILON;

function failure(kind: FailureKind, named: Partial<Failure> = {}): Failure {
  return {
    kind,
    attempt: 1,
    maxAttempts: MAX_ATTEMPTS,
    retryAfterMs: null,
    waitedMs: 0,
    patience: 0,
    isPutOff: false,
    ...named,
  };
}

const kinds = Object.keys(FAILURE_RULES) as FailureKind[];

describe('nextStep', () => {
  it.each([
    ['auth', 'needs-attention'],
    ['blocked', 'needs-attention'],
    ['not-found', 'needs-attention'],
    ['rejected', 'failing'],
  ] as const)('%s is not tried again: %s', (kind, state) => {
    expect(nextStep(failure(kind), 0.5)).toEqual({ kind: 'give-up', state });
  });

  it.each(['cursor-expired', 'conflict', 'lost-worker'] as const)('%s is tried again within seconds', (kind) => {
    expect(nextStep(failure(kind), ALMOST_ONE)).toEqual({ kind: 'retry', delayMs: 2_000, counts: true });
  });

  it.each(['temporary', 'bug'] as const)('%s is tried again later each time, at most an hour', (kind) => {
    const delays = [1, 2, 3, 7, 12].map((attempt) => nextStep(failure(kind, { attempt, maxAttempts: 20 }), ALMOST_ONE));
    expect(delays).toMatchObject(
      [10_000, 20_000, 40_000, 640_000, HOUR].map((delayMs) => ({ kind: 'retry', delayMs })),
    );
  });

  it('spreads each delay over its whole length', () => {
    expect(nextStep(failure('temporary', { attempt: 3 }), 0)).toMatchObject({ delayMs: 0 });
    expect(nextStep(failure('temporary', { attempt: 3 }), 0.25)).toMatchObject({ delayMs: 10_000 });
  });

  it.each(['temporary', 'bug', 'lost-worker', 'conflict', 'cursor-expired'] as const)(
    '%s ends after eight attempts',
    (kind) => {
      expect(nextStep(failure(kind, { attempt: 7 }), 0)).toMatchObject({ kind: 'retry' });
      expect(nextStep(failure(kind, { attempt: 8 }), 0)).toEqual({ kind: 'give-up', state: 'failing' });
    },
  );

  it('rate-limited costs no attempt for a day, then each wait counts', () => {
    expect(nextStep(failure('rate-limited', { attempt: 8 }), 0.5)).toMatchObject({ kind: 'retry', counts: false });
    expect(nextStep(failure('rate-limited', { attempt: 7, waitedMs: DAY }), 0.5)).toMatchObject({
      kind: 'retry',
      counts: true,
    });
    expect(nextStep(failure('rate-limited', { attempt: 8, waitedMs: DAY }), 0.5)).toEqual({
      kind: 'give-up',
      state: 'failing',
    });
  });

  it('rate-limited waits longer the more often it came in vain, though its attempts do not grow', () => {
    const delays = [0, 1, 2, 5, 10].map((patience) => nextStep(failure('rate-limited', { patience }), ALMOST_ONE));
    expect(delays).toMatchObject([10_000, 10_000, 20_000, 160_000, HOUR].map((delayMs) => ({ delayMs })));
  });

  it('never gives up what is put off for a budget of our own, and counts it as no attempt', () => {
    const putOff = failure('rate-limited', { isPutOff: true, attempt: 8, waitedMs: 5 * DAY, retryAfterMs: 20_000 });
    expect(nextStep(putOff, 0.5)).toEqual({ kind: 'retry', delayMs: 20_500, counts: false });
    expect(nextStep({ ...putOff, patience: 9 }, ALMOST_ONE)).toMatchObject({ delayMs: 21_000 });
  });

  it('never comes back before Retry-After, nor much later', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.nat({ max: 3 * HOUR }),
        fc.double({ min: 0, max: ALMOST_ONE, noNaN: true }),
        (kind, retryAfterMs, random) => {
          const step = nextStep(failure(kind, { retryAfterMs }), random);
          if (step.kind === 'give-up') return;
          expect(step.delayMs).toBeGreaterThanOrEqual(retryAfterMs);
          expect(step.delayMs).toBeLessThanOrEqual(retryAfterMs + HOUR);
        },
      ),
    );
  });

  it('takes a Retry-After of a year for a day', () => {
    expect(nextStep(failure('temporary', { retryAfterMs: 365 * DAY }), 0)).toMatchObject({ delayMs: DAY });
  });

  it('comes to an end, whatever fails', () => {
    for (const kind of kinds) {
      let now = failure(kind);
      let tries = 0;
      for (let step = nextStep(now, 0.5); step.kind === 'retry'; step = nextStep(now, 0.5)) {
        now = {
          ...now,
          attempt: now.attempt + (step.counts ? 1 : 0),
          waitedMs: now.waitedMs + Math.max(step.delayMs, 1_000),
          patience: now.patience + 1,
        };
        tries += 1;
      }
      expect(tries).toBeLessThan(100);
    }
  });
});
