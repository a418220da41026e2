import type { AccountAccess, OAuthKind } from '@calmirror/contracts/closed-lists';

const count = new Intl.NumberFormat('en');

interface ProviderWords {
  readonly name: string;
  /** Where the app is made, and of which kind it is. */
  readonly make: string;
  readonly clientIdHint: string;
  readonly clientSecretHint: string;
}

const providers: Record<OAuthKind, ProviderWords> = {
  google: {
    name: 'Google',
    make: 'At console.cloud.google.com make a project, switch on the Google Calendar API, and make an OAuth client of type “Web application”.',
    clientIdHint: 'Ends in .apps.googleusercontent.com',
    clientSecretHint: 'Shown once, when the client is made. It is kept sealed.',
  },
  microsoft: {
    name: 'Microsoft 365',
    make: 'At entra.microsoft.com, under App registrations, make a registration with a redirect URI of type “Web”.',
    clientIdHint: 'Called “Application (client) ID” there',
    clientSecretHint: 'The value of a client secret, not its ID. It is kept sealed.',
  },
};

const rights: Record<AccountAccess, string> = {
  account: 'Let it ask for these rights. Whoever connects an account sees the same list:',
  organisation: 'Grant it these rights for the whole organisation:',
};

/** The apps as which this installation is known to providers. */
export const registrations = {
  title: 'App registrations',
  lead: 'Google and Microsoft let in only apps that they know. Register this installation once, and accounts are connected in two clicks.',
  providers,
  rights,
  redirect: 'Enter this address as an authorised redirect URI, exactly so:',
  redirectName: 'Redirect address',
  copy: 'Copy',
  copied: 'Copied',
  clientId: 'Client ID',
  clientSecret: 'Client secret',
  showSecret: 'Show the client secret',
  secretStored: 'One is stored. Leave this empty to keep it.',
  tenant: 'Tenant',
  tenantOptional: 'Tenant (optional)',
  tenantHint: 'ID or domain of your directory, if only its accounts are to be connected',
  secretEnds: 'The secret ends on',
  secretEndsHint: 'The portal shows it. You are told before it ends.',
  testing: 'The app is in “Testing”',
  testingHint: 'Google then ends each consent after seven days. You are told before.',
  needClientId: 'Enter the client ID that the provider shows.',
  needClientSecret: 'Enter the client secret that belongs to this client ID.',
  none: 'Not registered yet',
  registered: 'Registered',
  register: 'Register',
  change: 'Change',
  remove: 'Remove',
  save: 'Save',
  saving: 'Saving …',
  cancel: 'Cancel',
  saved: (provider: string) => `The registration at ${provider} is saved.`,
  removed: (provider: string) => `The registration at ${provider} is removed.`,
  removal: {
    title: (provider: string) => `Remove the registration at ${provider}?`,
    body: 'Calmirror forgets the client ID and its secret. No connector uses them.',
    act: 'Remove it',
  },
  uses: (connectors: number) =>
    connectors === 0 ? 'No connector' : `${count.format(connectors)} ${connectors === 1 ? 'connector' : 'connectors'}`,
  usedBy: 'Used by',
  ends: 'Secret ends',
  endsNever: 'not known',
  anyTenant: 'accounts of any organisation',
  mode: 'Publishing status',
  inTesting: 'Testing: each consent ends after seven days',
  inProduction: 'In production',
  changed: 'Changed',
  loading: 'The registrations are being loaded.',
};
