import type { Fault, FaultCode } from '@calmirror/core';
import type { FieldProblemCode } from './closed-lists.js';
import type { FieldProblem } from './problem.js';

/** A request class that knows more about itself than decorators can say; asked once its decorators were. */
export interface SelfChecking {
  faults(): FieldProblem[];
}

/** What the core calls a fault, in the words of the API. */
const CODE_OF_FAULT = {
  required: 'required',
  'wrong-type': 'type',
  'unknown-field': 'unknown',
  'unknown-value': 'not-allowed',
  'unknown-variable': 'not-allowed',
  'not-allowed': 'not-allowed',
  empty: 'length',
  'too-long': 'length',
  'too-many': 'length',
  'out-of-range': 'range',
  'bad-pattern': 'format',
  'bad-time': 'format',
  'unknown-zone': 'format',
} as const satisfies Record<FaultCode, FieldProblemCode>;

/** The core's faults of one member, with the member's name before their paths. */
export function faultsOfMember(member: string, faults: readonly Fault[]): FieldProblem[] {
  return faults.map(({ field, code, message }) => ({
    field: field === '' ? member : `${member}.${field}`,
    code: CODE_OF_FAULT[code],
    message,
  }));
}
