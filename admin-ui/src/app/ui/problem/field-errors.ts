import type { FieldTree, ValidationError } from '@angular/forms/signals';
import type { Problem } from './problem';

/** The server's faults, each at the field of the form that it names. Those of unnamed fields are left to the panel. */
export function fieldErrors(
  problem: Problem,
  fields: Readonly<Record<string, FieldTree<string> | FieldTree<number | null>>>,
): ValidationError.WithOptionalFieldTree[] {
  return problem.fields.flatMap(({ field, message }) => {
    const fieldTree = fields[field];
    return fieldTree ? [{ kind: 'server', message, fieldTree }] : [];
  });
}
