import { type EventProblem, type EventProblemCode, INSTANCE_BUDGET } from '../event/instance.js';

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

export function tooManyInstances(): RecurrenceFault {
  return new RecurrenceFault(
    'too-many-instances',
    `The series has more than ${INSTANCE_BUDGET} instances in this span.`,
  );
}

export function tooComplex(): RecurrenceFault {
  return new RecurrenceFault('too-complex', 'The recurrence rule takes too long to compute.');
}
