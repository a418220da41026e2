export type InterruptionCause = 'cancelled' | 'lease-lost' | 'drain';

const MESSAGES = {
  cancelled: 'the job was cancelled',
  'lease-lost': 'another worker may have taken the job over',
  drain: 'the worker is shutting down',
} as const satisfies Record<InterruptionCause, string>;

/** A run has to stop through no fault of its own. */
export class JobInterrupted extends Error {
  override readonly name = 'JobInterrupted';

  constructor(readonly interruption: InterruptionCause) {
    super(MESSAGES[interruption]);
  }
}
