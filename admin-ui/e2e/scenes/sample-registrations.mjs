const GOOGLE = 'https://www.googleapis.com/auth';
const EVENTS = 'Reads the events of source calendars, and writes mirrors to target calendars.';
const scopes = {
  google: [
    [`${GOOGLE}/calendar.events`, EVENTS],
    [`${GOOGLE}/calendar.calendarlist.readonly`, 'Lists the calendars to choose from. They cannot be changed with it.'],
    [`${GOOGLE}/calendar.app.created`, 'Makes new calendars as targets, where that is asked for.'],
    ['openid', 'Tells which account gave its consent.'],
  ],
  microsoft: [
    ['Calendars.ReadWrite', EVENTS],
    ['Calendars.ReadWrite.Shared', 'Does the same in calendars that others share with the account.'],
    ['offline_access', 'Goes on while nobody is signed in.'],
  ],
};
const stored = {
  google: { clientId: '481516234200-a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6.apps.googleusercontent.com', testing: true },
  microsoft: { clientId: '7a3f0d52-9f6e-4f0b-8f55-0c8f2f4f9a11', tenant: 'example.onmicrosoft.com' },
};

/** What the installation is known as at each provider; at none that is not named. */
export function sampleRegistrations(registered = {}) {
  const items = ['google', 'microsoft'].map((kind) => ({
    kind,
    redirectUri: 'https://calendars.example.org/api/oauth/callback',
    scopes: scopes[kind].map(([scope, purpose]) => ({ scope, access: 'account', purpose })),
    registration: registered[kind] && {
      ...{ tenant: null, testing: false, secretExpiresAt: kind === 'google' ? null : '2027-03-01T00:00:00Z' },
      ...{ updatedAt: new Date(Date.now() - 400_000_000).toISOString(), ...stored[kind], ...registered[kind] },
    },
    connectors: registered[kind] ? 3 : 0,
  }));
  return { items: items.map((item) => ({ ...item, registration: item.registration ?? null })), total: 2 };
}
