import type { ConnectorAnswer } from '@calmirror/contracts';
import type { ConnectorStatusReason } from '@calmirror/contracts/closed-lists';
import { oauthSignIn } from '@calmirror/contracts/oauth-sign-in';

/** What a person can do about a connector on its page. */
export type NextStep = 'check' | 'connect' | 'edit' | 'sign-in';

const STEPS: Record<ConnectorStatusReason, NextStep> = {
  'credentials-refused': 'sign-in',
  'secret-unreadable': 'sign-in',
  'not-connected': 'connect',
  'consent-revoked': 'connect',
  'permission-missing': 'connect',
  'wrong-tenant': 'connect',
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
export function nextStep(connector: Pick<ConnectorAnswer, 'statusReason' | 'kind' | 'settings'>): NextStep | null {
  const { statusReason, kind } = connector;
  if (statusReason === null) return null;
  const step = STEPS[statusReason];
  const signIn = oauthSignIn(connector);
  // Nobody signs in for an organisation: what it lacks is granted at the provider, and then tried.
  if (step === 'connect' && signIn?.access === 'organisation')
    return statusReason === 'wrong-tenant' ? 'edit' : 'check';
  // What is not signed in to with a password has none to be entered anew: a mailbox may want another account's consent.
  if (step === 'sign-in' && signIn !== null) return signIn.reach === 'mailbox' ? 'connect' : 'edit';
  return kind === 'published' ? 'check' : step;
}
