import type { EventListings } from './event-listing.js';
import type { GoogleAnswer, GoogleCall } from './google-call.js';
import type { AccessRole, GoogleCalendar } from './google-calendar.js';
import type { GoogleChannels } from './google-channels.js';
import type { GoogleMails } from './google-mails.js';
import type { GoogleSite, GoogleUser } from './google-site.js';

/** What operations work on. */
export interface GoogleParts {
  readonly site: GoogleSite;
  readonly listings: EventListings;
  readonly channels: GoogleChannels;
  readonly mails: GoogleMails;
}

/** A call that was let in. */
export interface GoogleVisit extends GoogleParts {
  readonly call: GoogleCall;
  readonly user: GoogleUser;
  /** Names in the path, decoded, in their order there. */
  readonly names: readonly string[];
  /** Milliseconds. */
  readonly now: number;
}

/** Something that can be asked, by its name in Google's reference. */
export interface GoogleOperation {
  readonly name: string;
  readonly method: string;
  /** `{}` stands for a name. */
  readonly path: string;
  /** Short names of scopes of which one is enough. */
  readonly scopes: readonly string[];
  readonly run: (visit: GoogleVisit) => GoogleAnswer;
}

export const EVENTS_PATH = '/calendar/v3/calendars/{}/events';

/** The calendar that the path names, if its visitor may do so much there. */
export const calendarOf = ({ site, names, user }: GoogleVisit, wanted: AccessRole): GoogleCalendar =>
  site.calendar(names[0] ?? '', user.mailbox, wanted);

/** The event that the path names. */
export const eventOf = ({ names }: GoogleVisit): string => names[1] ?? '';
