import type { ConnectorAnswer } from '@calmirror/contracts';
import type { ConnectorStatusReason } from '@calmirror/contracts/closed-lists';

/** Reasons that another sign-in at the provider may take away. */
const BY_CONSENT: ReadonlySet<ConnectorStatusReason> = new Set([
  'not-connected',
  'consent-revoked',
  'permission-missing',
  'wrong-tenant',
]);

/** Whether a person has to sign in at the provider before the connector works. */
export function asksForConsent({
  settings,
  account,
  statusReason,
}: Pick<ConnectorAnswer, 'settings' | 'account' | 'statusReason'>): boolean {
  if (settings['access'] === 'organisation') return false;
  return account === null || (statusReason !== null && BY_CONSENT.has(statusReason));
}
