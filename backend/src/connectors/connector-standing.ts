import type { Check } from '@calmirror/connectors';
import { type ConnectorStatus, type ConnectorStatusReason, oauthSignIn, type SigningIn } from '@calmirror/contracts';
import { FAILURE_RULES, type ProviderError } from '@calmirror/core';
import { SecretUnreadable } from '../secrets/secret-box.js';

export interface ConnectorStanding {
  readonly status: ConnectorStatus;
  readonly reason: ConnectorStatusReason | null;
}

/** A connector that was saved and not yet tried in its present form. */
const NOT_VALIDATED: ConnectorStanding = { status: 'draft', reason: 'not-validated' };

/** One whose account has not given its consent, or gave it to another app. */
const NOT_CONNECTED: ConnectorStanding = { status: 'draft', reason: 'not-connected' };

/** What a connector is until it was tried: one that an account has to let in is not even that far. */
export const standingWhenSaved = (connector: SigningIn, isConnected: boolean): ConnectorStanding =>
  oauthSignIn(connector)?.access === 'account' && !isConnected ? NOT_CONNECTED : NOT_VALIDATED;

/** What an adapter's finer reasons mean for its connector; all others are a connection that failed. */
const REASONS: Readonly<Record<string, ConnectorStatusReason>> = {
  'credentials-refused': 'credentials-refused',
  forbidden: 'forbidden',
  'not-connected': 'not-connected',
  'consent-revoked': 'consent-revoked',
  'client-refused': 'client-refused',
  'permission-missing': 'permission-missing',
  'wrong-tenant': 'wrong-tenant',
  'account-disabled': 'account-disabled',
  'clock-skew': 'clock-skew',
  'address-not-allowed': 'address-not-allowed',
  'scheme-not-allowed': 'address-not-allowed',
  'redirect-not-allowed': 'address-not-allowed',
  'bad-address': 'address-not-allowed',
  'not-found': 'not-found',
  gone: 'not-found',
  'not-a-calendar': 'not-a-calendar',
  'html-instead-of-calendar': 'not-a-calendar',
  'empty-answer': 'not-a-calendar',
  'bad-encoding': 'not-a-calendar',
  undecodable: 'not-a-calendar',
  'too-large': 'not-a-calendar',
  'secret-unreadable': 'secret-unreadable',
};

const meaningOf = (reason: string): ConnectorStatusReason => REASONS[reason] ?? 'connection-failed';

/** What is wrong, in the words of an adapter; a secret that our own keys do not open is no refusal of the provider. */
export const reasonOf = (error: ProviderError): string =>
  error.cause instanceof SecretUnreadable ? 'secret-unreadable' : error.reason;

/** Where a connector stands after its checks; the first that failed tells why. */
export function standingAfter(checks: readonly Check[]): ConnectorStanding {
  const failed = checks.find(({ ok }) => !ok);
  if (failed === undefined) return { status: 'active', reason: null };
  return { status: 'needs-attention', reason: meaningOf(failed.reason ?? '') };
}

/** What a reason is said of. What is of one calendar or one mailbox alone says nothing about a connector that has others. */
export type ReasonScope = 'calendar' | 'mailbox' | 'connector';

/**
 * The narrowest that a reason may be about: a calendar that is deleted or closed to these credentials, a person of an
 * organisation who has left.
 */
export function scopeOf(reason: ConnectorStatusReason): ReasonScope {
  switch (reason) {
    case 'forbidden':
    case 'not-found':
      return 'calendar';
    case 'account-disabled':
      return 'mailbox';
    default:
      return 'connector';
  }
}

/** Why a connector needs attention after this error of a job; null when a later try may go well by itself. */
export const connectorReasonAfter = (error: ProviderError): ConnectorStatusReason | null =>
  FAILURE_RULES[error.kind].givenUp === 'needs-attention' ? meaningOf(reasonOf(error)) : null;
