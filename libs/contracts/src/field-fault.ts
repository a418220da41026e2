import type { Fault, FaultCode } from '@calmirror/core';
import type { FieldProblemCode } from './closed-lists.js';

/** One entry of a problem's `errors`: `field` is a path such as `policy.fields.summary.template`. */
export interface FieldFault {
  readonly field: string;
  readonly code: FieldProblemCode;
  readonly message: string;
}

/** A request class that knows more about itself than decorators can say; asked once its decorators were. */
export interface SelfChecking {
  faults(): readonly FieldFault[];
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
export function faultsOfMember(member: string, faults: readonly Fault[]): readonly FieldFault[] {
  return faults.map(({ field, code, message }) => ({
    field: field === '' ? member : `${member}.${field}`,
    code: CODE_OF_FAULT[code],
    message,
  }));
}
