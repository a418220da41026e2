import { ProviderError, type ProviderErrorReason } from '@calmirror/core';
import type { Check, CheckListener } from '../adapter.js';

/** The steps of reaching a calendar, in the order in which they are taken. */
const STEPS = ['address', 'connection', 'credentials', 'calendar'] as const;
type Step = (typeof STEPS)[number];

const ADDRESS_REASONS: readonly ProviderErrorReason[] = ['address-not-allowed', 'scheme-not-allowed', 'bad-address'];
const CREDENTIAL_REASONS: readonly ProviderErrorReason[] = [
  ...(['credentials-refused', 'forbidden', 'not-connected', 'consent-revoked', 'client-refused'] as const),
  ...(['permission-missing', 'wrong-tenant', 'account-disabled', 'clock-skew'] as const),
];
const CALENDAR_REASONS: readonly ProviderErrorReason[] = [
  ...(['not-found', 'gone', 'not-a-calendar', 'html-instead-of-calendar', 'partial-content', 'truncated'] as const),
  ...(['empty-answer', 'bad-encoding', 'too-large', 'too-many-events', 'undecodable'] as const),
];

/** All steps passed; `found` tells a person what was there. */
export function passedChecks(found: string): readonly Check[] {
  return STEPS.map((name) => ({ name, ok: true, reason: null, detail: name === 'calendar' ? found : null }));
}

/** Tells that somebody was let in: all steps but the last are passed. What fails from here on is the last one's. */
export function tellLetIn(ended: CheckListener | undefined): void {
  if (ended) for (const check of passedChecks('').slice(0, -1)) ended(check);
}

/** The steps that were passed, and the one that failed; those after it were not tried. */
export function failedChecks(error: ProviderError, isLetIn = false): readonly Check[] {
  const failed = isLetIn ? 'calendar' : stepOf(error.reason);
  const passed = STEPS.slice(0, STEPS.indexOf(failed)).map((name) => ({ name, ok: true, reason: null, detail: null }));
  return [...passed, { name: failed, ok: false, reason: error.reason, detail: error.message }];
}

function stepOf(reason: ProviderErrorReason): Step {
  if (ADDRESS_REASONS.includes(reason)) return 'address';
  if (CREDENTIAL_REASONS.includes(reason)) return 'credentials';
  if (CALENDAR_REASONS.includes(reason)) return 'calendar';
  return 'connection';
}
