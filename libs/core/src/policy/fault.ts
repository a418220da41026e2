/** What can be wrong with a member of a policy, a filter or a window. Closed: the API and the console know each. */
export const FAULT_CODES = [
  'required',
  'wrong-type',
  'unknown-field',
  'unknown-value',
  'unknown-variable',
  'not-allowed',
  'empty',
  'too-long',
  'too-many',
  'out-of-range',
  'bad-pattern',
  'bad-time',
  'unknown-zone',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

/** One fault of an input. `field` is its path (`fields.summary.template`, `2.pattern`); empty for the input itself. */
export interface Fault {
  readonly field: string;
  readonly code: FaultCode;
  /** One English sentence for a person. */
  readonly message: string;
}
