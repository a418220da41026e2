import type { AccountAccess, OAuthKind } from '@calmirror/contracts/closed-lists';

interface WayText {
  readonly title: string;
  readonly says: string;
}

/** Whose calendars a connector at a provider with accounts is for. */
const ways: Record<OAuthKind, Record<AccountAccess, WayText>> = {
  google: {
    account: {
      title: 'One account',
      says: 'Its owner signs in at Google and allows it. For Gmail and Workspace alike.',
    },
    organisation: {
      title: 'A whole Workspace',
      says: 'Every mailbox of the organisation, by a service account with domain-wide delegation. Nobody signs in.',
    },
  },
  microsoft: {
    account: { title: 'One account', says: 'Its owner signs in at Microsoft and allows it.' },
    organisation: {
      title: 'A whole organisation',
      says: 'Every mailbox of the tenant, by permissions that its administrator grants the app. Nobody signs in.',
    },
  },
};

/** What a connector at a provider with accounts asks for. */
export const connectorAccount = {
  access: 'Whose calendars',
  everyMailbox: 'Every mailbox of the organisation',
  title: 'Account',
  unnamedAccount: 'not named by the provider',
  since: 'Connected',
  ways,
  usesInstallation: (provider: string) =>
    `Nothing to enter: this installation is registered at ${provider}. You sign in there in a moment.`,
  unregistered: (provider: string) =>
    `This installation is not registered at ${provider} yet. Register it in the settings first, or use another app registration.`,
  ownApp: 'Use another app registration for this connector',
  ownAppHint: 'Only where this account needs an app of its own.',
  tenant: 'Tenant',
  admin: 'Administrator',
  adminHint: 'An administrator’s mail address: on whose behalf people are listed.',
  key: 'Key of the service account',
  keyHint: 'The JSON file that Google offers once, when the key is made. It is kept sealed.',
  keyStored: 'One is stored. Leave this empty to keep it.',
  keyChoose: 'Choose the file …',
  needClientId: 'Enter the client ID of that registration.',
  needClientSecret: 'Enter the client secret of that registration.',
  needTenant: 'Enter the ID or a domain of the tenant.',
  needAdmin: 'Enter the mail address of an administrator.',
  needKey: 'Choose the key file, or paste what is in it.',
  registerFirst: (provider: string) =>
    `Before the first account, register this installation at ${provider}. It is done once; then accounts are connected in two clicks.`,
  registerSave: 'Save and go on',
  registerWithout: 'Connect without it',
  nameHint: 'What it is called in Calmirror. Left empty, it is called after the account.',
  nameHintUnnamed: (name: string) => `Left empty, it is called “${name}”.`,
  unnamed: { google: 'Google account', microsoft: 'Microsoft account' } satisfies Record<OAuthKind, string>,
};
