import { type AccountAccess, OAUTH_KINDS, type OAuthKind } from './closed-lists.js';

/** What access tokens let one do: use the API of calendars, or sign in to a mailbox. */
export const OAUTH_REACHES = ['calendars', 'mailbox'] as const;
export type OAuthReach = (typeof OAUTH_REACHES)[number];

/** Where a connector gets its access tokens, on whose behalf, and what they reach. */
export interface OAuthSignIn {
  readonly provider: OAuthKind;
  readonly access: AccountAccess;
  readonly reach: OAuthReach;
}

/** As much of a connector as says how it signs in, of whatever type. */
export interface SigningIn {
  readonly kind?: unknown;
  readonly settings?: unknown;
}

/** How a connector signs in by OAuth; null for one that signs in by a password, or not at all. */
export function oauthSignIn({ kind, settings }: SigningIn): OAuthSignIn | null {
  const { access, signIn } = membersOf(settings);
  const provider = providerOf(kind === 'imap' ? signIn : kind);
  if (provider === undefined) return null;
  if (kind === 'imap') return { provider, access: 'account', reach: 'mailbox' };
  return { provider, access: access === 'organisation' ? access : 'account', reach: 'calendars' };
}

const providerOf = (name: unknown): OAuthKind | undefined => OAUTH_KINDS.find((one) => one === name);

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
