import { ProviderError } from '@calmirror/core';
import { Problem } from '../http/problem.js';

/** A provider's failure as the answer to the person who waits for it; anything else stays what it is. */
export function connectorFailed(error: unknown): unknown {
  if (!(error instanceof ProviderError)) return error;
  const { message, retryAfterMs } = error;
  return new Problem('connector-failed', 502, message, {
    cause: error,
    ...(retryAfterMs !== null && { retryAfterSeconds: Math.ceil(retryAfterMs / 1_000) }),
  });
}
