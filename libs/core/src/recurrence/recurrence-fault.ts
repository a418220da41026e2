import type { EventProblem, EventProblemCode } from '../event/instance.js';

/** Leaves an expansion from any depth; never crosses the face of this folder, where it becomes an `EventProblem`. */
export class RecurrenceFault extends Error {
  override readonly name = 'RecurrenceFault';

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
