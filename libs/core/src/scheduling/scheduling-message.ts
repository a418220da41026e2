import type { CalendarEvent } from '../event/calendar-event.js';
import type { EventTime } from '../event/event-time.js';

/** METHOD of an iTIP message (RFC 5546 §1.4), as far as it is about events. A calendar without METHOD counts as `publish`. */
export const SCHEDULING_METHODS = [
  'request',
  'publish',
  'add',
  'cancel',
  'reply',
  'counter',
  'declinecounter',
  'refresh',
] as const;
export type SchedulingMethod = (typeof SCHEDULING_METHODS)[number];

/**
 * One VEVENT of an iTIP message (RFC 5546), with how it came. Plain data (survives JSON). What a calendar holds is a function
 * of the set of them, whatever the order in which they were read.
 */
export interface SchedulingMessage {
  readonly method: SchedulingMethod;
  readonly uid: string;
  /** The instance that it is about; null for the event or series as a whole. */
  readonly recurrenceId: EventTime | null;
  /** RANGE=THISANDFUTURE of its RECURRENCE-ID (RFC 5545 §3.2.13). */
  readonly thisAndFuture: boolean;
  /** RFC 5545 §3.8.7.4; 0 where it is not stated. */
  readonly sequence: number;
  /** DTSTAMP (RFC 5545 §3.8.7.2), an instant `…Z`; null where it is not stated. */
  readonly stamp: string | null;
  /** What the VEVENT says, read by itself: with its own `recurrence` and `recurrenceId`, without overrides. */
  readonly event: CalendarEvent;
  /**
   * SENT-BY (RFC 5545 §3.2.18) of whom it speaks for, a mail address in lower case, or null: of its ORGANIZER, or, in a reply
   * or counter, of its ATTENDEE.
   */
  readonly sentBy: string | null;
  readonly sender: MailSender;
  /** When the mailbox took it in (IMAP INTERNALDATE), an instant `…Z`. */
  readonly receivedAt: string;
  /** Digest of what the mail says: VEVENTs of one mail, and of copies of it, have the same. */
  readonly mail: string;
}

/** Who sent a mail, and what is known of whether that is true. */
export interface MailSender {
  /** Of From and Sender (RFC 5322 §3.6.2), in lower case. */
  readonly addresses: readonly string[];
  /**
   * What the mailbox's own server found out about the domain of From (RFC 8601, DMARC or an aligned DKIM signature): `none` where
   * it said nothing, or is not known to be the one that said it.
   */
  readonly verdict: 'pass' | 'fail' | 'none';
}

/** How far senders are believed. `strict`: the organizer alone. `lenient`: who brought an event first may go on doing so, too. */
export const SENDER_TRUST = ['strict', 'lenient', 'off'] as const;
export type SenderTrust = (typeof SENDER_TRUST)[number];

/** Why a message changes nothing. */
export const SCHEDULING_REFUSALS = [
  /** It was not sent by its organizer, nor by somebody who may speak for them. */
  'sender-not-organizer',
  /** Another organizer than the event's own would take it over. */
  'other-organizer',
  /** The mailbox's server found its sender to be false, or, where the rule is strict, could not confirm it. */
  'sender-not-authenticated',
  /** A reply by somebody who is not the attendee that it speaks for. */
  'sender-not-attendee',
] as const;
export type SchedulingRefusal = (typeof SCHEDULING_REFUSALS)[number];

/** What a calendar makes of messages. */
export interface SchedulingRules {
  readonly trust: SenderTrust;
  /** The mailbox's own addresses, aliases included, in lower case: whose answer is "mine". */
  readonly addresses: readonly string[];
  /**
   * Whether the mailbox's own server is known to say whether senders are true: `strict` then wants it said, also of a reply from
   * one of `addresses`. One that lies among sent mails never passed the server, but nothing tells it from a forged one that the
   * server said nothing of.
   */
  readonly authenticates: boolean;
}

/** What the messages of one UID come to. */
export interface ScheduledEvents {
  /** The event or series with its overrides; or, where no message spoke of it as a whole, the instances that some spoke of. */
  readonly events: readonly CalendarEvent[];
  readonly refused: readonly RefusedMessage[];
}

export interface RefusedMessage {
  readonly message: SchedulingMessage;
  readonly reason: SchedulingRefusal;
}
