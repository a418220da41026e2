/** What a `microsoft` connector is made of, as far as its adapter needs to know; who signs in, and how, is the token source's. */
export interface MicrosoftSettings {
  /** `account`: one person's calendars, delegated. `organisation`: every mailbox of a tenant, by application permissions. */
  readonly access: 'account' | 'organisation';
}

/** Reads a connector's stored settings: whatever does not ask for a whole organisation is one account. */
export function parseMicrosoftSettings(settings: unknown): MicrosoftSettings {
  const access: unknown = typeof settings === 'object' && settings !== null ? Reflect.get(settings, 'access') : null;
  return { access: access === 'organisation' ? 'organisation' : 'account' };
}
