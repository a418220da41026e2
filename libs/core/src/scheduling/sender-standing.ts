import {
  compareRevisions,
  earliestOf,
  isInvitation,
  isOrganizers,
  type KnownMessage,
  newestOf,
} from './known-message.js';
import { attendeesSpokenFor, isSentByOrganizer, organizerOf } from './message-sender.js';
import type { SchedulingMessage, SchedulingRefusal, SchedulingRules } from './scheduling-message.js';

/** `superseded`: it was believed for as long as its organizer had not spoken. */
export type Standing = 'counts' | 'superseded' | SchedulingRefusal;

/**
 * Whom to believe among the messages of one UID. The event belongs to the ORGANIZER of the invitation that was received first,
 * and to everybody to whom somebody it belongs to hands it over: by sending, in their own name, a message with another
 * ORGANIZER. RFC 5546 §3.2.2.4 lets a new organizer announce themselves where the old one has left; nothing tells that from
 * a theft, so it is refused. Who handed it over may still speak of it: nothing says when an organizer lays the role down.
 *
 * Whoever is not its organizer may bring an event under `lenient`, if it was not known before, and change it as long as the
 * organizer has not spoken of it as a whole; an instance of which the organizer spoke is out of their hands.
 */
export function standingsIn(
  known: readonly KnownMessage[],
  rules: SchedulingRules,
): (message: KnownMessage) => Standing {
  if (rules.trust === 'off') return () => 'counts';
  const mine = new Set(rules.addresses);
  const changes = known.filter((one) => isOrganizers(one) && !isDoubted(one.message, rules));
  const ownership = ownershipOf(changes, rules);
  return (one) => {
    if (isDoubted(one.message, rules)) return 'sender-not-authenticated';
    if (isOrganizers(one)) return ownership(one);
    const speaks = one.message.method === 'reply' || one.message.method === 'counter';
    return speaks && attendeesSpokenFor(one.message, mine).length === 0 ? 'sender-not-attendee' : 'counts';
  };
}

function isDoubted({ sender }: SchedulingMessage, { trust, authenticates }: SchedulingRules): boolean {
  return sender.verdict === 'fail' || (trust === 'strict' && authenticates && sender.verdict !== 'pass');
}

function ownershipOf(
  changes: readonly KnownMessage[],
  { trust }: SchedulingRules,
): (message: KnownMessage) => Standing {
  const isOwn = ({ message }: KnownMessage): boolean => isSentByOrganizer(message);
  const first = earliestOf(changes.filter((one) => isInvitation(one) && (trust !== 'strict' || isOwn(one))));
  if (!first) return (one) => (trust !== 'strict' || isOwn(one) ? 'counts' : 'sender-not-organizer');
  const owners = ownersFrom(first, changes);
  const isOwners = (one: KnownMessage): boolean => isOwn(one) || isSentByOneOf(owners, one);
  const ofOwners = changes.filter((one) => owners.has(organizerOf(one.message)) && isOwners(one));
  const whole = newestOf(ofOwners.filter(({ instance }) => instance === null));
  const instances = new Set(ofOwners.map(({ instance }) => instance));
  const firstOfOwners = earliestOf(ofOwners);
  const carrier = isOwners(first) || trust === 'strict' ? undefined : first.message.sender.addresses[0];

  return (one) => {
    if (!owners.has(organizerOf(one.message))) return 'other-organizer';
    if (isOwners(one)) return 'counts';
    if (carrier === undefined || one.message.sender.addresses[0] !== carrier) return 'sender-not-organizer';
    const spoken = whole ?? (instances.has(one.instance) ? firstOfOwners : undefined);
    if (!spoken || !firstOfOwners) return 'counts';
    const isNews = one.message.receivedAt > firstOfOwners.message.receivedAt && compareRevisions(one, spoken) > 0;
    return isNews ? 'sender-not-organizer' : 'superseded';
  };
}

function ownersFrom(first: KnownMessage, changes: readonly KnownMessage[]): ReadonlySet<string | null> {
  const owners = new Set([organizerOf(first.message)]);
  for (let before = 0; before < owners.size;) {
    before = owners.size;
    for (const one of changes) if (isSentByOneOf(owners, one)) owners.add(organizerOf(one.message));
  }
  return owners;
}

function isSentByOneOf(owners: ReadonlySet<string | null>, { message }: KnownMessage): boolean {
  return message.sender.addresses.some((address) => owners.has(address));
}
