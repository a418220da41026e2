import type { HeldEvent } from './held-event.js';
import type { Mailbox, SentMail } from './mailbox.js';

/**
 * What Exchange sends of its own accord when an organizer writes an event with attendees. Graph has no switch against
 * it, so that a test can only look here whether anyone was written to.
 */
export function mailAttendees(mailbox: Mailbox, before: HeldEvent | null, after: HeldEvent | null): void {
  if ((after ?? before)?.values.isOrganizer !== true) return;
  const invited = addressesOf(before);
  const inviting = addressesOf(after);
  const post = (kind: SentMail['kind'], addresses: readonly string[]): void => {
    const subject = (after ?? before)?.values.subject ?? '';
    for (const to of addresses) mailbox.mails.push({ kind, from: mailbox.person.mail, to, subject });
  };
  post(
    'invitation',
    inviting.filter((to) => !invited.includes(to)),
  );
  post(
    'update',
    inviting.filter((to) => invited.includes(to)),
  );
  post(
    'cancellation',
    invited.filter((to) => !inviting.includes(to)),
  );
}

function addressesOf(event: HeldEvent | null): readonly string[] {
  const attendees = [
    event?.values.attendees,
    ...[...(event?.exceptions.values() ?? [])].map((one) => one.changes.attendees),
  ];
  return [...new Set(attendees.flatMap((list) => (list ?? []).map(({ emailAddress }) => emailAddress?.address ?? '')))];
}
