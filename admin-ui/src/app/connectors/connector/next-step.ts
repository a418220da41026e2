import type { ConnectorAnswer } from '@calmirror/contracts';
import type { ConnectorStatusReason } from '@calmirror/contracts/closed-lists';

/** What a person can do about a connector on its page. */
export type NextStep = 'check' | 'edit' | 'sign-in';

const STEPS: Record<ConnectorStatusReason, NextStep> = {
  'credentials-refused': 'sign-in',
  'secret-unreadable': 'sign-in',
  'not-connected': 'sign-in',
  'consent-revoked': 'sign-in',
  'permission-missing': 'sign-in',
  'wrong-tenant': 'sign-in',
  'client-refused': 'edit',
  'account-disabled': 'check',
  'clock-skew': 'check',
  'address-not-allowed': 'edit',
  'not-found': 'edit',
  'not-a-calendar': 'edit',
  forbidden: 'check',
  'connection-failed': 'check',
  'not-validated': 'check',
};

/** What helps most likely; null where nothing is wrong. A kind without settings can only be tried again. */
export function nextStep({ statusReason, kind }: Pick<ConnectorAnswer, 'statusReason' | 'kind'>): NextStep | null {
  if (statusReason === null) return null;
  return kind === 'published' ? 'check' : STEPS[statusReason];
}
