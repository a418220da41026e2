import type { FieldTree, ValidationError } from '@angular/forms/signals';
import { fieldErrors } from '../../ui/problem/field-errors';
import type { Problem } from '../../ui/problem/problem';
import type { EnteredConnector } from './entered-connector';

/** The server's faults at the fields that they are about, by the names that the API gives them. */
export function connectorFieldErrors(
  problem: Problem,
  { name, url, username, password }: FieldTree<EnteredConnector>,
): ValidationError.WithOptionalFieldTree[] {
  return fieldErrors(problem, {
    name,
    'settings.url': url,
    'secret.username': username,
    'secret.password': password,
  });
}
