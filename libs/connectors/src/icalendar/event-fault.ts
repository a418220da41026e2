import type { EventProblem, EventProblemCode } from '@calmirror/core';

/** Stops the reading of one event; becomes its `EventProblem`, and never stops the others. */
export class EventFault extends Error {
  override readonly name = 'EventFault';

  constructor(
    readonly code: EventProblemCode,
    message: string,
  ) {
    super(message);
  }

  get problem(): EventProblem {
    return { code: this.code, message: this.message };
  }
}
