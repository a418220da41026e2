import { ConsentFault, type ConsentFaultReason } from './consent-fault.js';

interface Rule {
  readonly error?: readonly string[];
  readonly says?: RegExp;
  readonly reason: ConsentFaultReason;
  readonly message: string;
}

/** What a provider's page sent back in place of a code means (RFC 6749 §4.1.2.1); the first rule that fits holds. */
const RULES: readonly Rule[] = [
  {
    error: ['admin_policy_enforced', 'consent_required', 'interaction_required'],
    reason: 'admin-consent-required',
    message: 'An administrator of the organisation has to approve the app first.',
  },
  {
    says: /AADSTS(65001|90093|90094|90095)\b/,
    reason: 'admin-consent-required',
    message: 'An administrator of the organisation has to approve the app first.',
  },
  { error: ['org_internal'], reason: 'wrong-tenant', message: 'The app takes accounts of its own organisation only.' },
  {
    says: /AADSTS(50020|50194|90072)\b/,
    reason: 'wrong-tenant',
    message: 'The account, or the app, belongs to another directory.',
  },
  { error: ['access_denied'], reason: 'denied', message: 'The consent was denied.' },
  {
    error: [
      'unauthorized_client',
      'invalid_client',
      'invalid_scope',
      'redirect_uri_mismatch',
      'unsupported_response_type',
    ],
    reason: 'client-refused',
    message: 'The provider refuses the app registration: check the client id, the redirect address and the scopes.',
  },
];

export function consentRefusal(answer: URLSearchParams): ConsentFault | null {
  const error = answer.get('error');
  if (error === null) return null;
  const description = answer.get('error_description') ?? '';
  const rule = RULES.find((one) => (one.error?.includes(error) ?? true) && (one.says?.test(description) ?? true));
  if (rule) return new ConsentFault(rule.reason, rule.message);
  const named = /^[\w-]{1,60}$/.test(error) ? error : 'no reason given';
  return new ConsentFault('provider-failed', `The provider could not ask for consent (${named}). Try again.`);
}
