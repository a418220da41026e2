import { MANY_TENANTS } from './account-settings.js';
import { type OAuthSignIn, oauthSignIn } from './oauth-sign-in.js';
import type { FieldProblem } from './problem.js';
import { serviceAccountFaults } from './service-account-key.js';

/** As much of a connector as came in, of whatever type. */
export interface AccountInput {
  readonly kind?: unknown;
  readonly settings?: unknown;
  readonly secret?: unknown;
}

type Members = Readonly<Record<string, unknown>>;

const membersOf = (value: unknown): Members => (typeof value === 'object' && value !== null ? (value as Members) : {});
const required = (field: string, message: string): FieldProblem => ({ field, code: 'required', message });
const notAllowed = (field: string, message: string): FieldProblem => ({ field, code: 'not-allowed', message });

/** Google's way into all of an organisation's mailboxes. */
const hasServiceAccount = ({ provider, access }: OAuthSignIn): boolean =>
  provider === 'google' && access === 'organisation';

/** Whether a connector can do nothing without a secret of its own. */
export function needsSecret({ kind, settings }: AccountInput): boolean {
  if (kind === 'caldav') return true;
  const signIn = oauthSignIn({ kind, settings });
  if (signIn === null) return kind === 'imap';
  return membersOf(settings)['clientId'] !== undefined || hasServiceAccount(signIn);
}

/** What its secret is: the key of a service account, the secret of an own app registration, or name and password. */
export function secretShape(input: AccountInput): 'service-account' | 'client' | 'password' {
  const signIn = oauthSignIn(input);
  if (signIn === null) return 'password';
  return hasServiceAccount(signIn) ? 'service-account' : 'client';
}

/** What is wrong between the members of a connector that has an account, each of them right by itself. */
export function accountFaults(input: AccountInput): FieldProblem[] {
  const settings = membersOf(input.settings);
  if (input.kind === 'google') return [...googleFaults(settings), ...secretFaults(input, settings)];
  if (input.kind === 'microsoft') return [...microsoftFaults(settings), ...secretFaults(input, settings)];
  if (input.kind === 'imap') return [...mailboxFaults(settings), ...secretFaults(input, settings)];
  return [];
}

function googleFaults({ access, clientId, testing, admin }: Members): FieldProblem[] {
  if (access === 'organisation')
    return [
      ...(admin === undefined ? [required('settings.admin', 'name the administrator who may list people')] : []),
      ...(clientId === undefined ? [] : [notAllowed('settings.clientId', 'a service account needs no client id')]),
      ...(testing === undefined ? [] : [notAllowed('settings.testing', 'a service account needs no consent')]),
    ];
  return [
    ...(admin === undefined ? [] : [notAllowed('settings.admin', 'this is for access to an organisation')]),
    ...(testing !== undefined && clientId === undefined
      ? [notAllowed('settings.testing', 'this is about a registration of its own, which clientId names')]
      : []),
  ];
}

function microsoftFaults({ access, tenant, clientId, secretExpiresAt }: Members): FieldProblem[] {
  const one = 'name the one tenant whose mailboxes these are';
  return [
    ...(access === 'organisation' && tenant === undefined ? [required('settings.tenant', one)] : []),
    ...(access === 'organisation' && isOfMany(tenant) ? [notAllowed('settings.tenant', one)] : []),
    ...(secretExpiresAt !== undefined && clientId === undefined
      ? [notAllowed('settings.secretExpiresAt', 'this is about a registration of its own, which clientId names')]
      : []),
  ];
}

function mailboxFaults({ signIn, username, clientId, tenant }: Members): FieldProblem[] {
  const isTenantless = signIn !== 'microsoft' && tenant !== undefined;
  const tenantless = isTenantless ? [notAllowed('settings.tenant', 'this is for sign-in at Microsoft')] : [];
  if (signIn === 'google' || signIn === 'microsoft')
    return [
      ...(username === undefined ? [required('settings.username', 'name the login of the mailbox')] : []),
      ...tenantless,
    ];
  return [
    ...(username === undefined ? [] : [notAllowed('settings.username', 'with a password it is part of the secret')]),
    ...(clientId === undefined ? [] : [notAllowed('settings.clientId', 'a password needs no client id')]),
    ...tenantless,
  ];
}

const isOfMany = (tenant: unknown): boolean =>
  typeof tenant === 'string' && MANY_TENANTS.includes(tenant.toLowerCase());

function secretFaults(input: AccountInput, { clientId }: Members): FieldProblem[] {
  const { secret } = input;
  if (typeof secret !== 'object' || secret === null) return [];
  if (secretShape(input) === 'client')
    return clientId === undefined ? [required('settings.clientId', 'a client secret belongs to a client id')] : [];
  const { serviceAccountKey } = secret as Members;
  if (typeof serviceAccountKey !== 'string' || serviceAccountKey === '') return [];
  const field = 'secret.serviceAccountKey';
  return serviceAccountFaults(serviceAccountKey).map((message) => ({ field, code: 'format', message }));
}
