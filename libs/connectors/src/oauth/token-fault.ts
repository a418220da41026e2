import { ProviderError, type ProviderErrorReason } from '@calmirror/core';
import { ClientError, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client';
import { providerErrorIn } from './oauth-fetch.js';

interface Rule {
  /** `error` of RFC 6749 §5.2; absent: any. */
  readonly error?: readonly string[];
  /** What its description says; the finer reason stands nowhere else. */
  readonly says?: RegExp;
  readonly reason: ProviderErrorReason;
  readonly message: string;
}

const DISABLED = 'The account is disabled, has no licence, or is not there any more.';
const TENANT = 'The account, or the app, belongs to another directory.';
const CLOCK = "The provider refuses a signed request for its time: check this server's clock.";
const CLIENT =
  'The provider refuses the app registration: check the client id, and whether its secret or key has ended.';

/**
 * What a token endpoint's refusal means; the first rule that fits holds. Microsoft's numbers are those of its list of AADSTS
 * error codes, Google's words those of its page on service accounts.
 */
const RULES: readonly Rule[] = [
  { says: /AADSTS(50057|50034|500571)\b/, reason: 'account-disabled', message: DISABLED },
  { says: /AADSTS(50020|50194|90002|90072)\b/, reason: 'wrong-tenant', message: TENANT },
  {
    says: /AADSTS(700024|7000241)\b|reasonable timeframe|Check your iat and exp/i,
    reason: 'clock-skew',
    message: CLOCK,
  },
  {
    says: /AADSTS(65001|65004|500011)\b/,
    reason: 'consent-revoked',
    message: 'The consent was taken back: connect the account again.',
  },
  { error: ['invalid_grant'], says: /Invalid JWT|Invalid signature/i, reason: 'client-refused', message: CLIENT },
  {
    error: ['invalid_grant'],
    says: /Invalid email or User ID|account (not found|disabled|deleted)/i,
    reason: 'account-disabled',
    message: DISABLED,
  },
  {
    error: ['unauthorized_client'],
    says: /any of the scopes requested|retrieve access tokens using this method/i,
    reason: 'permission-missing',
    message: 'The service account may not act for this mailbox: domain-wide delegation lacks it, or one of the scopes.',
  },
  {
    error: ['invalid_scope', 'admin_policy_enforced'],
    reason: 'permission-missing',
    message: 'The provider does not grant what is asked for: check the scopes of the app.',
  },
  {
    error: ['invalid_grant', 'interaction_required', 'consent_required'],
    reason: 'consent-revoked',
    message: 'The consent was taken back or has ended: connect the account again.',
  },
  {
    error: ['invalid_client', 'unauthorized_client', 'deleted_client', 'disabled_client', 'org_internal'],
    reason: 'client-refused',
    message: CLIENT,
  },
];

/** Whatever a request to a token endpoint ended with, as the closed set. A description may name people: none is passed on. */
export function tokenFault(error: unknown, host: string): ProviderError {
  const known = providerErrorIn(error);
  if (known) return known;
  if (error instanceof ResponseBodyError) return refusal(error.error, error.error_description ?? '', host);
  // RFC 6749 §5.2: a client that is not known may be answered with a challenge.
  if (error instanceof WWWAuthenticateChallengeError) return new ProviderError('auth', 'client-refused', CLIENT);
  if (error instanceof ClientError && error.code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED')
    return new ProviderError('auth', 'clock-skew', CLOCK);
  return new ProviderError('temporary', 'server-error', `${host} answered what no token endpoint answers.`);
}

function refusal(error: string, description: string, host: string): ProviderError {
  if (error === 'temporarily_unavailable' || error === 'server_error')
    return new ProviderError('temporary', 'unavailable', `${host} cannot do its work now.`);
  const rule = RULES.find((one) => (one.error?.includes(error) ?? true) && (one.says?.test(description) ?? true));
  if (rule) return new ProviderError('auth', rule.reason, rule.message);
  return new ProviderError('auth', 'client-refused', `${host} refuses the request for a token (${printable(error)}).`);
}

const printable = (error: string): string => (/^[\w-]{1,60}$/.test(error) ? error : 'no reason given');
