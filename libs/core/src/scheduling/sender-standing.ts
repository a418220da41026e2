import {
  compareRevisions,
  earliestOf,
  isInvitation,
  isOrganizers,
  type KnownMessage,
  newestOf,
} from './known-message.js';
import { attendeesSpokenFor, isSentByOrganizer, organizerOf } from './message-sender.js';
import type { SchedulingMessage, SchedulingRefusal, SchedulingRules, SenderTrust } from './scheduling-message.js';

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

/** The invitation that tells whose an event is. */
export function firstInvitation(known: readonly KnownMessage[], rules: SchedulingRules): KnownMessage | undefined {
  return firstAmong(
    known.filter(({ message }) => !isDoubted(message, rules)),
    rules.trust,
  );
}

function firstAmong(believed: readonly KnownMessage[], trust: SenderTrust): KnownMessage | undefined {
  return earliestOf(believed.filter((one) => isInvitation(one) && (trust !== 'strict' || isOwn(one))));
}

function isOwn({ message }: KnownMessage): boolean {
  return isSentByOrganizer(message);
}

function isDoubted({ sender }: SchedulingMessage, { trust, authenticates }: SchedulingRules): boolean {
  return sender.verdict === 'fail' || (trust === 'strict' && authenticates && sender.verdict !== 'pass');
}

function ownershipOf(
  changes: readonly KnownMessage[],
  { trust }: SchedulingRules,
): (message: KnownMessage) => Standing {
  const first = firstAmong(changes, trust);
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
  const heirs = new Map<string | null, Set<string | null>>();
  for (const { message } of changes) {
    for (const address of message.sender.addresses) {
      const named = heirs.get(address);
      if (named) named.add(organizerOf(message));
      else heirs.set(address, new Set([organizerOf(message)]));
    }
  }
  const owners = new Set([organizerOf(first.message)]);
  // Those that are added are visited, too.
  for (const owner of owners) for (const heir of heirs.get(owner) ?? []) owners.add(heir);
  return owners;
}

function isSentByOneOf(owners: ReadonlySet<string | null>, { message }: KnownMessage): boolean {
  return message.sender.addresses.some((address) => owners.has(address));
}
