import type { CustomZone, EventTime } from './event-time.js';

/** RFC 5545 §3.8.1.11. A cancelled override means that its instance does not take place. */
export type EventStatus = 'confirmed' | 'tentative' | 'cancelled';

/** RFC 5545 §3.8.2.7: `opaque` blocks time, `transparent` leaves it free. */
export type Transparency = 'opaque' | 'transparent';

/** RFC 5545 §3.8.1.3. A value that is none of these counts as `private`, as the RFC asks. */
export type EventClass = 'public' | 'private' | 'confidential';

/** PARTSTAT (RFC 5545 §3.2.12), reduced to what an attendee of a VEVENT can have answered. */
export type Answer = 'needs-action' | 'accepted' | 'declined' | 'tentative' | 'delegated';

/** What providers call the event type: Google `eventType`, Exchange `X-MICROSOFT-CDO-BUSYSTATUS:OOF`, and the like. */
export type EventType = 'default' | 'out-of-office' | 'focus-time' | 'working-location';

/** A calendar user (RFC 5545 §3.3.3). `email` is lower case and without `mailto:`; null where the address is no mail address. */
export interface Person {
  readonly name: string | null;
  readonly email: string | null;
}

export interface Attendee extends Person {
  readonly answer: Answer;
  readonly role: 'chair' | 'required' | 'optional' | 'non-participant';
  readonly kind: 'individual' | 'group' | 'resource' | 'room' | 'unknown';
}

/** RFC 5545 §3.6.6, as minutes before (positive) or after (negative) the start; alarms at a fixed moment are not kept. */
export interface Reminder {
  readonly minutesBefore: number;
}

export interface Geo {
  readonly latitude: number;
  readonly longitude: number;
}

/** What one occurrence says about itself: all that a privacy policy speaks about, beside the time. */
export interface EventDetails {
  readonly summary: string | null;
  /** Plain text; HTML descriptions were turned into text by the reader. */
  readonly description: string | null;
  readonly location: string | null;
  readonly geo: Geo | null;
  readonly url: string | null;
  /** Address of the video meeting (RFC 7986 §5.11 CONFERENCE, or a provider's own property). */
  readonly conference: string | null;
  readonly categories: readonly string[];
  /** CSS3 colour name (RFC 7986 §5.9) or `#rrggbb`. */
  readonly color: string | null;
  readonly status: EventStatus;
  readonly transparency: Transparency;
  readonly class: EventClass;
  readonly type: EventType;
  readonly organizer: Person | null;
  readonly attendees: readonly Attendee[];
  /** The calendar owner's own answer; null where the event is not an invitation or the owner is unknown. */
  readonly myAnswer: Answer | null;
  readonly reminders: readonly Reminder[];
  readonly sequence: number;
  /** Instants `…Z`. */
  readonly created: string | null;
  readonly lastModified: string | null;
}

/** Start and end (exclusive) of one occurrence; both of the same kind, but for a `zoned` end in another zone. */
export interface EventSpan {
  readonly start: EventTime;
  /** Never before `start`. Without DTEND and DURATION: the next day for a `date`, else equal to `start` (RFC 5545 §3.6.1). */
  readonly end: EventTime;
  /**
   * DURATION (RFC 5545 §3.3.6) where the source states one, else null. Kept beside `end` because it is how the source
   * says it, and others than Calmirror may count a DTEND and a DURATION differently over a change of offset.
   */
  readonly duration: string | null;
}

/** How a series repeats (RFC 5545 §3.8.5). */
export interface Recurrence {
  /** RRULE values without their name, as written by the source. Usually one. */
  readonly rules: readonly string[];
  /** EXRULE values (RFC 2445 §4.8.5.2); deprecated, still met in old feeds. */
  readonly exceptionRules: readonly string[];
  readonly dates: readonly RecurrenceDate[];
  readonly exclusions: readonly EventTime[];
}

/** RDATE; `end` or `duration` is given by a PERIOD value (at most one of them), else the series' own length holds. */
export interface RecurrenceDate {
  readonly start: EventTime;
  readonly end: EventTime | null;
  readonly duration: string | null;
}

/** An instance that differs from its series (RFC 5545 §3.8.4.4). It states all its details; nothing is inherited. */
export interface EventOverride extends EventDetails, EventSpan {
  /** The instance's original start. */
  readonly recurrenceId: EventTime;
  /** RANGE=THISANDFUTURE: all later instances change with it. */
  readonly thisAndFuture: boolean;
}

/**
 * One event of a calendar: a single event, a whole series with its overrides, or a detached instance whose series the
 * source does not show. Plain data (survives JSON), provider-free, and without optional members: each is there or null.
 */
export interface CalendarEvent extends EventDetails, EventSpan {
  /** Unique within its calendar and stable over reads: the UID, or UID and RECURRENCE-ID for a detached instance. */
  readonly id: string;
  readonly uid: string;
  /** Only for a detached instance. */
  readonly recurrenceId: EventTime | null;
  readonly recurrence: Recurrence | null;
  readonly overrides: readonly EventOverride[];
  /** Definitions of the zones that this event names and that are no IANA zones. */
  readonly zones: readonly CustomZone[];
  /** Calmirror's own marker as found on the event (see `marker.ts`); null on everything that is not a mirror. */
  readonly marker: string | null;
}
