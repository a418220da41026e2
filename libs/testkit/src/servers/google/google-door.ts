import type { TokenVerifier } from '../token-verifier.js';
import type { GoogleSite, GoogleUser } from './google-site.js';
import { refuse } from './google-refusal.js';

const SCOPES = 'https://www.googleapis.com/auth/';

/** Each of these scopes is enough for what an operation does. */
export const READS_EVENTS = ['calendar', 'calendar.readonly', 'calendar.events', 'calendar.events.readonly'];
export const WRITES_EVENTS = ['calendar', 'calendar.events'];
export const READS_CALENDARS = [
  'calendar',
  'calendar.readonly',
  'calendar.calendarlist',
  'calendar.calendarlist.readonly',
];
export const SEES_CALENDARS = ['calendar', 'calendar.readonly', 'calendar.calendars', 'calendar.calendars.readonly'];
export const MAKES_CALENDARS = ['calendar', 'calendar.calendars', 'calendar.app.created'];
export const READS_COLORS = [...new Set([...READS_EVENTS, ...READS_CALENDARS])];
export const READS_PEOPLE = ['admin.directory.user', 'admin.directory.user.readonly'];

/** Scopes of a token with which everything can be asked. */
export const EVERY_GOOGLE_SCOPE: readonly string[] = ['calendar', 'admin.directory.user.readonly'].map(
  (scope) => SCOPES + scope,
);

/** Lets in who shows a good token. */
export class GoogleDoor {
  constructor(
    private readonly site: GoogleSite,
    private readonly tokens: TokenVerifier,
  ) {}

  /** The person that a call is for, and what may be done on that person's behalf. */
  enter(authorization: string | undefined): { readonly user: GoogleUser; readonly scopes: readonly string[] } {
    if (authorization === undefined) throw refuse.loginRequired();
    const token = /^Bearer (.+)$/i.exec(authorization)?.[1] ?? '';
    const verified = this.tokens.verify(token);
    const user = this.site.users.get(verified?.mailbox ?? '');
    if (!verified || !user) throw refuse.authError();
    if (user.suspended) throw refuse.accountDisabled();
    return { user, scopes: verified.scopes };
  }
}

export function checkScope(granted: readonly string[], enough: readonly string[]): void {
  if (!enough.some((scope) => granted.includes(SCOPES + scope))) throw refuse.scopeMissing(SCOPES + enough[0]);
}
