/** A time as the API speaks of it: a `date`, or a `dateTime` with its zone. */
export interface GoogleTime {
  readonly date?: string;
  readonly dateTime?: string;
  readonly timeZone?: string;
}

export interface GoogleAttendee {
  readonly email: string;
  readonly displayName?: string;
  readonly responseStatus?: 'needsAction' | 'declined' | 'tentative' | 'accepted';
  readonly comment?: string;
  readonly additionalGuests?: number;
  readonly optional?: boolean;
  readonly resource?: boolean;
  readonly organizer?: boolean;
  readonly self?: boolean;
}

export interface GooglePerson {
  readonly email: string;
  readonly displayName?: string;
  readonly self?: boolean;
}

export interface GoogleConference {
  readonly conferenceId?: string;
  readonly conferenceSolution?: {
    readonly key?: { readonly type?: string };
    readonly name?: string;
    readonly iconUri?: string;
  };
  readonly createRequest?: {
    readonly requestId?: string;
    readonly conferenceSolutionKey?: { readonly type?: string };
    readonly status?: { readonly statusCode?: string };
  };
  readonly entryPoints?: readonly {
    readonly entryPointType?: string;
    readonly uri?: string;
    readonly label?: string;
    readonly pin?: string;
  }[];
  readonly notes?: string;
}

export interface GoogleReminders {
  readonly useDefault?: boolean;
  readonly overrides?: readonly { readonly method: string; readonly minutes: number }[];
}

export type GoogleEventType = 'default' | 'outOfOffice' | 'focusTime' | 'workingLocation' | 'birthday' | 'fromGmail';

/** What a client may say about an event beside its times. */
export interface EventFields {
  readonly summary?: string;
  readonly description?: string;
  readonly location?: string;
  readonly colorId?: string;
  readonly transparency?: 'opaque' | 'transparent';
  readonly visibility?: 'default' | 'public' | 'private' | 'confidential';
  readonly attendees?: readonly GoogleAttendee[];
  readonly extendedProperties?: {
    readonly private?: Readonly<Record<string, string>>;
    readonly shared?: Readonly<Record<string, string>>;
  };
  readonly reminders?: GoogleReminders;
  readonly conferenceData?: GoogleConference;
  readonly source?: { readonly title?: string; readonly url?: string };
  readonly attachments?: readonly { readonly fileUrl: string; readonly title?: string; readonly mimeType?: string }[];
  readonly guestsCanInviteOthers?: boolean;
  readonly guestsCanModify?: boolean;
  readonly guestsCanSeeOtherGuests?: boolean;
  readonly anyoneCanAddSelf?: boolean;
  readonly eventType?: GoogleEventType;
  readonly outOfOfficeProperties?: { readonly autoDeclineMode?: string; readonly declineMessage?: string };
  readonly focusTimeProperties?: {
    readonly autoDeclineMode?: string;
    readonly declineMessage?: string;
    readonly chatStatus?: string;
  };
  readonly workingLocationProperties?: {
    readonly type?: string;
    readonly homeOffice?: object;
    readonly customLocation?: { readonly label?: string };
    readonly officeLocation?: { readonly buildingId?: string; readonly label?: string };
  };
  readonly birthdayProperties?: {
    readonly type?: string;
    readonly contact?: string;
    readonly customTypeName?: string;
  };
}

/** An event as the API shows it. */
export interface GoogleEvent extends EventFields {
  readonly kind: 'calendar#event';
  readonly etag: string;
  readonly id: string;
  readonly status: EventStatus;
  readonly htmlLink?: string;
  readonly hangoutLink?: string;
  readonly created?: string;
  readonly updated?: string;
  readonly creator?: GooglePerson;
  readonly organizer?: GooglePerson;
  readonly start?: GoogleTime;
  readonly end?: GoogleTime;
  readonly recurrence?: readonly string[];
  readonly recurringEventId?: string;
  readonly originalStartTime?: GoogleTime;
  readonly iCalUID?: string;
  readonly sequence?: number;
}

export type EventStatus = 'confirmed' | 'tentative' | 'cancelled';

/** A day, or a moment with the zone that it was said in. */
export type StoredTime =
  | { readonly kind: 'day'; readonly date: string }
  /** `at` in milliseconds since 1970 UTC, on a whole second. */
  | { readonly kind: 'moment'; readonly at: number; readonly zone: string };

/** An event as it is kept: a single one, a series' master, or an instance that differs from its series. */
export interface StoredEvent {
  readonly id: string;
  readonly iCalUID: string;
  /** `cancelled` is a tombstone, or an instance that does not take place. */
  readonly status: EventStatus;
  readonly start: StoredTime;
  readonly end: StoredTime;
  /** RRULE, RDATE, EXDATE lines; null where it is no series. */
  readonly recurrence: readonly string[] | null;
  /** The series that an instance belongs to, and its start there. */
  readonly instanceOf: { readonly master: string; readonly originalStart: StoredTime } | null;
  readonly fields: EventFields;
  readonly creator: string;
  /** Null: whoever the calendar belongs to. */
  readonly organizer: GooglePerson | null;
  readonly sequence: number;
  /** Milliseconds. */
  readonly created: number;
  readonly updated: number;
  /** Counts all writes of the server; the ETag is made of it. */
  readonly stamp: number;
  /** Place in the calendar's own list of changes. */
  readonly version: number;
}
