import {
  compareMessages,
  compareRevisions,
  groupedBy,
  isAdd,
  isCancel,
  isWrittenLater,
  type KnownMessage,
  newestOf,
} from './known-message.js';
import { compareStarts, type InstanceNames, type NamedInstance, startsAmong } from './instance-names.js';

/** The newest message about one instance, or about one and all later ones (RANGE=THISANDFUTURE). */
export interface InstanceChange extends NamedInstance {
  readonly known: KnownMessage;
  readonly range: boolean;
}

/** Of all messages about instances the newest for each; a range and the one instance at its beginning are told apart. */
export function newestChanges(messages: readonly KnownMessage[], names: InstanceNames): readonly InstanceChange[] {
  const changes = messages.flatMap((known): InstanceChange[] => {
    const { event, recurrenceId, thisAndFuture } = known.message;
    const named = recurrenceId ?? (isAdd(known) ? event.start : null);
    return named === null ? [] : [{ ...names.find(named, event.zones), known, range: thisAndFuture && !isAdd(known) }];
  });
  const groups = groupedBy(changes, ({ key, range }) => `${key} ${String(range)}`);
  return [...groups.values()].map((group) =>
    group.reduce((newest, one) => (compareMessages(one.known, newest.known) > 0 ? one : newest)),
  );
}

/**
 * Those that are in force beside a newer whole. RFC 5546 §2.1.5 orders messages by UID and RECURRENCE-ID, so what was said of an
 * instance holds until the series no longer has it; a range, which speaks of instances that nobody named, until the series
 * has a higher SEQUENCE; an added instance until the organizer sends the whole again (RFC 5546 §3.2.4).
 */
export function inForceBeside(whole: KnownMessage, changes: readonly InstanceChange[]): readonly InstanceChange[] {
  const isOlder = ({ known }: InstanceChange): boolean =>
    compareRevisions(whole, known) > 0 && (whole.message.stamp ?? '') >= (known.message.stamp ?? '');
  const older = changes.filter(isOlder);
  const isThere = startsAmong(
    whole.message.event,
    older.map(({ at }) => at),
  );
  return changes.filter((change) => {
    const { message } = change.known;
    if (message.mail === whole.message.mail) return true;
    if (isAdd(change.known)) return compareRevisions(whole, change.known) <= 0;
    if (change.range && whole.message.sequence > message.sequence) return false;
    return !isOlder(change) || isThere(change.at);
  });
}

/** Those that say of an instance, after the whole was cancelled, that it takes place. */
export function reclaimedAfter(cancel: KnownMessage, changes: readonly InstanceChange[]): readonly InstanceChange[] {
  return changes.filter(({ known }) => compareRevisions(known, cancel) > 0 && isWrittenLater(known, cancel));
}

/**
 * Less those that a newer range has overtaken: a range replaces later ones that are older, and one that cancels takes
 * single instances with it, too. Of a range and a single instance at one start the newer holds, unless that takes it back
 * from a range that cancels the rest.
 */
export function withoutOvertaken(changes: readonly InstanceChange[]): readonly InstanceChange[] {
  const inOrder = [...changes].sort(
    (one, other) => compareStarts(one, other) || Number(other.range) - Number(one.range),
  );
  let range: KnownMessage | undefined;
  let cancel: KnownMessage | undefined;
  const left = inOrder.filter((change) => {
    if (Number.isNaN(change.at)) return true;
    const over = change.range ? range : cancel;
    if (over && compareMessages(over, change.known) > 0) return false;
    if (change.range) range = newestOf(range ? [range, change.known] : [change.known]);
    if (change.range && isCancel(change.known)) cancel = newestOf(cancel ? [cancel, change.known] : [change.known]);
    return true;
  });
  const atOneStart = groupedBy(left, ({ key }) => key);
  return left.filter((change) =>
    (atOneStart.get(change.key) ?? []).every(
      (other) =>
        other.range === change.range ||
        isCancel((change.range ? change : other).known) ||
        compareMessages(change.known, other.known) > 0,
    ),
  );
}
