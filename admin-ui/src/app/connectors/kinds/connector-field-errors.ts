import type { FieldTree, ValidationError } from '@angular/forms/signals';
import { fieldErrors } from '../../ui/problem/field-errors';
import type { Problem } from '../../ui/problem/problem';
import type { EnteredConnector } from './entered-connector';

/** The server's faults at the fields that they are about, by the names that the API gives them. */
export function connectorFieldErrors(
  problem: Problem,
  fields: FieldTree<EnteredConnector>,
): ValidationError.WithOptionalFieldTree[] {
  const { mailbox } = fields;
  return fieldErrors(problem, {
    name: fields.name,
    'settings.url': fields.url,
    'secret.username': fields.username,
    'secret.password': fields.password,
    'settings.clientId': fields.clientId,
    'settings.tenant': fields.tenant,
    'settings.admin': fields.admin,
    'secret.clientSecret': fields.clientSecret,
    'secret.serviceAccountKey': fields.serviceAccountKey,
    'settings.username': fields.username,
    'settings.host': mailbox.host,
    'settings.port': mailbox.port,
    'settings.mailbox': mailbox.folder,
    'settings.addresses': mailbox.aliases,
    'settings.authservId': mailbox.authservId,
    'settings.lookBackDays': mailbox.lookBackDays,
  });
}
