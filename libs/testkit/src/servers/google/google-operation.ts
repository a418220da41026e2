import type { EventListings } from './event-listing.js';
import type { GoogleAnswer, GoogleCall } from './google-call.js';
import type { GoogleSite, GoogleUser } from './google-site.js';

/** What operations work on. */
export interface GoogleParts {
  readonly site: GoogleSite;
  readonly listings: EventListings;
}

/** A call that was let in. */
export interface GoogleVisit extends GoogleParts {
  readonly call: GoogleCall;
  readonly user: GoogleUser;
  /** Parts of the path, decoded, in their order there. */
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
