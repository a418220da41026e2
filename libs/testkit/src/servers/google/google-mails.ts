import type { GoogleCalendar } from './google-calendar.js';
import type { StoredEvent } from './google-event.js';
import { refuse } from './google-refusal.js';

/** A mail that Google would have sent. */
export interface GoogleMail {
  readonly to: string;
  readonly about: 'invitation' | 'update' | 'cancellation';
  readonly calendar: string;
  readonly event: string;
}

export type SendUpdates = 'all' | 'externalOnly' | 'none';

/** Keeps the mails that writing would have caused, so that a test can say that nobody was bothered. */
export class GoogleMails {
  readonly sent: GoogleMail[] = [];
  /** People that events were written with: they use up the quota of invitations, mailed or not. */
  invited = 0;

  constructor(private readonly isOfHouse: (mailbox: string) => boolean) {}

  /** What a write of an event means for those that it names. */
  written(calendar: GoogleCalendar, before: StoredEvent | null, after: StoredEvent, updates: SendUpdates): void {
    const known = new Set(guestsOf(calendar, before));
    const guests = guestsOf(calendar, after);
    this.invited += guests.filter((guest) => !known.has(guest)).length;
    for (const guest of guests) {
      const invited = known.has(guest) ? 'update' : 'invitation';
      this.send(guest, after.status === 'cancelled' ? 'cancellation' : invited, calendar, after, updates);
    }
    for (const guest of known) if (!guests.includes(guest)) this.send(guest, 'cancellation', calendar, after, updates);
  }

  private send(
    to: string,
    about: GoogleMail['about'],
    calendar: GoogleCalendar,
    event: StoredEvent,
    updates: SendUpdates,
  ): void {
    if (updates === 'none' || (updates === 'externalOnly' && this.isOfHouse(to))) return;
    this.sent.push({ to, about, calendar: calendar.id, event: event.id });
  }
}

/** Whom a write may bother; nothing is sent where nothing is said, but for who still uses the old switch. */
export function updatesOf(query: URLSearchParams): SendUpdates {
  const said = query.get('sendUpdates');
  if (said === 'all' || said === 'externalOnly' || said === 'none') return said;
  if (said !== null) throw refuse.invalid('Invalid value for sendUpdates.', 'sendUpdates');
  return query.get('sendNotifications') === 'true' ? 'all' : 'none';
}

function guestsOf(calendar: GoogleCalendar, event: StoredEvent | null): string[] {
  return (event?.fields.attendees ?? []).map(({ email }) => email).filter((email) => email !== calendar.id);
}
