import { FIELD_PROBLEM_CODES, type FieldProblem, type FieldProblemCode } from '@calmirror/contracts';
import type { ValidationError } from 'class-validator';

/** Constraints of class-validator whose faults are not of the kind `format`. */
const CODES: Readonly<Record<string, FieldProblemCode>> = {
  whitelistValidation: 'unknown',
  isDefined: 'required',
  isNotEmpty: 'required',
  isString: 'type',
  isInt: 'type',
  isNumber: 'type',
  isBoolean: 'type',
  isArray: 'type',
  isObject: 'type',
  nestedValidation: 'type',
  min: 'range',
  max: 'range',
  isPositive: 'range',
  isLength: 'length',
  minLength: 'length',
  maxLength: 'length',
  arrayMinSize: 'length',
  arrayMaxSize: 'length',
  isIn: 'not-allowed',
  isEnum: 'not-allowed',
};

/**
 * The faults that class-validator found, flat, with a path for each field (`filters.0.kind`). An own validator names its
 * code through the decorator's `context: { code }`.
 */
export function fieldProblems(faults: readonly ValidationError[], above = ''): FieldProblem[] {
  return faults.flatMap((fault) => {
    const field = above + fault.property;
    return [...ownProblems(field, fault), ...fieldProblems(fault.children ?? [], `${field}.`)];
  });
}

function ownProblems(
  field: string,
  { constraints = {}, contexts = {}, value, property }: ValidationError,
): FieldProblem[] {
  const names = Object.keys(constraints);
  if (names.length === 0) return [];
  if (value === undefined && !names.includes('whitelistValidation')) {
    return [{ field, code: 'required', message: `${property} is required` }];
  }
  return names.map((name) => ({ field, code: codeOf(name, contexts[name]), message: constraints[name] ?? name }));
}

function codeOf(constraint: string, context: unknown): FieldProblemCode {
  const named = (context as { code?: unknown } | undefined)?.code;
  return FIELD_PROBLEM_CODES.find((code) => code === named) ?? CODES[constraint] ?? 'format';
}
