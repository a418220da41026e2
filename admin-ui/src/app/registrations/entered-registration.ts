import type { AppRegistrationInput, StoredRegistration } from '@calmirror/contracts';
import type { OAuthKind } from '@calmirror/contracts/closed-lists';

/** An app registration as it is typed: empty text is nothing. */
export interface EnteredRegistration {
  readonly clientId: string;
  /** Empty: the stored one stays. */
  readonly clientSecret: string;
  readonly tenant: string;
  /** `YYYY-MM-DD`. */
  readonly secretEndsOn: string;
  readonly testing: boolean;
}

export const NO_REGISTRATION: EnteredRegistration = {
  clientId: '',
  clientSecret: '',
  tenant: '',
  secretEndsOn: '',
  testing: false,
};

/** What is stored, to be changed; its secret is never known here. */
export const registrationEntered = (stored: StoredRegistration | null): EnteredRegistration =>
  stored === null
    ? NO_REGISTRATION
    : {
        clientId: stored.clientId,
        clientSecret: '',
        tenant: stored.tenant ?? '',
        secretEndsOn: stored.secretExpiresAt?.slice(0, 10) ?? '',
        testing: stored.testing,
      };

/** What is sent of it: a kind is told only of what it has. The secret ends with the day that was named, in UTC. */
export function registrationInput(kind: OAuthKind, entered: EnteredRegistration): AppRegistrationInput {
  const [clientId, clientSecret, tenant] = [entered.clientId, entered.clientSecret, entered.tenant].map((text) =>
    text.trim(),
  ) as [string, string, string];
  return {
    clientId,
    ...(clientSecret !== '' && { clientSecret }),
    ...(kind === 'microsoft' && tenant !== '' && { tenant }),
    ...(entered.secretEndsOn !== '' && { secretExpiresAt: `${entered.secretEndsOn}T23:59:59Z` }),
    ...(kind === 'google' && { testing: entered.testing }),
  };
}
