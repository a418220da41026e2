import type { AppRegistrationInput, FieldProblem, OAuthKind } from '@calmirror/contracts';
import { Problem } from '../../http/problem.js';

/** Members that only one of the providers has. */
const OF_KIND = { tenant: 'microsoft', testing: 'google' } as const;

/** @throws {Problem} 400 `invalid-input` */
export function refuseForeignMembers(kind: OAuthKind, input: AppRegistrationInput): void {
  const errors = Object.entries(OF_KIND).flatMap(([field, owner]): FieldProblem[] => {
    if (owner === kind || Reflect.get(input, field) === undefined) return [];
    return [{ field, code: 'not-allowed', message: `a registration at ${kind} has none` }];
  });
  if (errors.length > 0) throw new Problem('invalid-input', 400, 'this does not belong to the provider', { errors });
}
