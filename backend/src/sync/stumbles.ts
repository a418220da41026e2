import type { MirrorOutcome } from '@calmirror/connectors';
import type { ProviderError } from '@calmirror/core';

/** Server errors in a row that are borne. */
const IN_A_ROW = 2;

/**
 * Tells a server that cannot bear one event from a server that is not well: both answer a write with a server error. As
 * long as others are written it is a matter of that event, which is tried again later; several in a row, or nothing but
 * such errors, end the run.
 */
export class Stumbles {
  private inARow = 0;
  private hasWritten = false;
  private last: ProviderError | null = null;

  /** Whether this outcome is an error that the run goes on after. */
  bears(outcome: MirrorOutcome): boolean {
    if (outcome.ok) {
      this.hasWritten = true;
      this.inARow = 0;
    }
    if (outcome.ok || !isStumble(outcome.error)) return false;
    this.last = outcome.error;
    this.inARow += 1;
    return this.inARow <= IN_A_ROW;
  }

  /** The error that no success of the same run excuses, or null. */
  get unexcused(): ProviderError | null {
    return this.hasWritten ? null : this.last;
  }
}

/** A server that names a time to come back speaks of itself. */
const isStumble = ({ kind, reason, retryAfterMs }: ProviderError): boolean =>
  kind === 'temporary' && reason === 'server-error' && retryAfterMs === null;
