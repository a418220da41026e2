import type { ConnectorAnswer, OAuthAttemptAnswer } from '@calmirror/contracts';
import type { ConnectorKind } from '@calmirror/contracts/closed-lists';

/**
 * A better name for a connector to which nobody gave one: that of the account which has just let it in. Null where it is to
 * keep the name that it has.
 * @param unnamed what connectors without a name are called
 */
export function nameOfAccount(
  connector: Pick<ConnectorAnswer, 'kind' | 'name'> | null,
  { detail }: Pick<OAuthAttemptAnswer, 'detail'>,
  unnamed: Partial<Record<ConnectorKind, string>>,
): string | null {
  return connector !== null && connector.name === unnamed[connector.kind] ? detail : null;
}
