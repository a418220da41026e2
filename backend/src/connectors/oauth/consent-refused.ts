import { ConsentFault } from '@calmirror/connectors';
import type { OAuthOutcome } from '@calmirror/contracts';
import { ProviderError } from '@calmirror/core';

/** An answer that connects nothing. `detail` is a sentence for people and holds no secret. */
export class ConsentRefused extends Error {
  override readonly name = 'ConsentRefused';

  constructor(
    readonly outcome: Exclude<OAuthOutcome, 'connected'>,
    readonly detail: string | null,
    options?: ErrorOptions,
  ) {
    super(detail ?? outcome, options);
  }

  /** Whatever an answer failed of. */
  static from(error: unknown): ConsentRefused {
    if (error instanceof ConsentRefused) return error;
    if (error instanceof ConsentFault) return new ConsentRefused(error.reason, error.message, { cause: error });
    if (error instanceof ProviderError && error.reason === 'client-refused')
      return new ConsentRefused('client-refused', error.message, { cause: error });
    return new ConsentRefused('provider-failed', null, { cause: error });
  }
}
