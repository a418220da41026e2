import { type FailureKind, nextStep, ProviderError } from '@calmirror/core';

/** Milliseconds after which a connection that stood makes up for the failures before it: it had not just been let in. */
const STOOD = 60_000;

/** Failures in a row, with the one of a connection that was ready for so many milliseconds. */
export const failuresAfter = (before: number, readyMs: number): number => (readyMs >= STOOD ? 1 : before + 1);

/**
 * Milliseconds until the next try to listen, by the rules of all failures: with back-off and full jitter, so that what a server
 * lost at one moment does not all come back at one. Null: it would fail the same way.
 *
 * @param failures in a row, this one included
 * @param random in [0, 1)
 */
export function nextTry(error: unknown, failures: number, random: number): number | null {
  const { kind, retryAfterMs, isPutOff } = traits(error);
  const step = nextStep(
    {
      kind,
      attempt: failures,
      // A mailbox is listened to for as long as it is wanted.
      maxAttempts: Number.POSITIVE_INFINITY,
      retryAfterMs,
      waitedMs: 0,
      patience: failures,
      isPutOff,
    },
    random,
  );
  return step.kind === 'retry' ? step.delayMs : null;
}

function traits(error: unknown): { kind: FailureKind; retryAfterMs: number | null; isPutOff: boolean } {
  if (!(error instanceof ProviderError)) return { kind: 'bug', retryAfterMs: null, isPutOff: false };
  const { kind, reason, retryAfterMs } = error;
  return { kind, retryAfterMs, isPutOff: reason === 'budget-exhausted' };
}
