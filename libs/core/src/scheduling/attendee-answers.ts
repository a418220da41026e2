import type { Answer, EventDetails } from '../event/calendar-event.js';
import type { InstanceNames } from './instance-names.js';
import { compareMessages, isWrittenLater, type KnownMessage } from './known-message.js';
import { attendeesSpokenFor } from './message-sender.js';

/** What an attendee answered to the whole or to an instance. */
interface Reply {
  readonly known: KnownMessage;
  readonly email: string;
  readonly answer: Answer;
  /** The instance's key; null for the whole. */
  readonly key: string | null;
}

/** The attendees' answers (REPLY, RFC 5546 §3.2.3): the newest of each to the whole, and to each instance. */
export class AttendeeAnswers {
  private readonly newest = new Map<string, Reply>();

  /** @param mine the mailbox's own addresses */
  constructor(
    replies: readonly KnownMessage[],
    names: InstanceNames,
    private readonly mine: ReadonlySet<string>,
  ) {
    for (const reply of replies.flatMap((known) => repliesOf(known, names, mine))) {
      const name = nameOf(reply.email, reply.key);
      const other = this.newest.get(name);
      if (!other || compareMessages(reply.known, other.known) > 0) this.newest.set(name, reply);
    }
  }

  /** Instances to which the mailbox's owner answered for themselves, by their keys, with the message that did. */
  get instancesOfMine(): ReadonlyMap<string, KnownMessage> {
    const mine = [...this.newest.values()].filter(({ email }) => this.mine.has(email));
    return new Map(mine.flatMap(({ key, known }) => (key === null ? [] : [[key, known]])));
  }

  /**
   * What `said` says, with the answers of its attendees. An answer to an earlier revision (a lower SEQUENCE) says nothing
   * of this one: what the organizer says of the attendee stands.
   *
   * @param said by this message
   * @param key null for the whole
   */
  addedTo<T extends EventDetails>(said: T, message: KnownMessage, key: string | null): T {
    const attendees = said.attendees.map((attendee) => {
      const reply = attendee.email === null ? undefined : this.replyOf(attendee.email, message, key);
      return reply ? { ...attendee, answer: reply.answer } : attendee;
    });
    const own = [...this.mine].map((address) => this.replyOf(address, message, key)).reduce(newerOf, undefined);
    const invited = attendees.find(({ email }) => email !== null && this.mine.has(email));
    return { ...said, attendees, myAnswer: own?.answer ?? invited?.answer ?? null };
  }

  private replyOf(email: string, message: KnownMessage, key: string | null): Reply | undefined {
    const whole = this.newest.get(nameOf(email, null));
    if (key === null) return isTo(message, whole) ? whole : undefined;
    const single = this.newest.get(nameOf(email, key));
    // An answer to all instances holds for one that was changed before it, not for one that was changed since.
    const covers = isTo(message, whole) && !isWrittenLater(message, whole.known);
    return newerOf(covers ? whole : undefined, isTo(message, single) ? single : undefined);
  }
}

function repliesOf(known: KnownMessage, names: InstanceNames, mine: ReadonlySet<string>): readonly Reply[] {
  const { event, recurrenceId } = known.message;
  const key = recurrenceId && names.find(recurrenceId, event.zones).key;
  const spoken = attendeesSpokenFor(known.message, mine);
  const attendees = spoken.length === 0 && event.attendees.length === 1 ? event.attendees : spoken;
  return attendees.flatMap(({ email, answer }) => (email === null ? [] : [{ known, email, answer, key }]));
}

function isTo(message: KnownMessage, reply: Reply | undefined): reply is Reply {
  return reply !== undefined && reply.known.message.sequence >= message.message.sequence;
}

function newerOf(one: Reply | undefined, other: Reply | undefined): Reply | undefined {
  if (!one || !other) return one ?? other;
  return compareMessages(one.known, other.known) > 0 ? one : other;
}

function nameOf(email: string, key: string | null): string {
  return JSON.stringify([email, key]);
}
