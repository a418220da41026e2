import { type Mirror, ProviderError } from '@calmirror/core';
import { type Conversation, one } from './conversation.js';
import { eventIn } from './event-fields.js';
import type { GraphEventBody } from './mapping/graph-event.js';
import { readMarker, readMirrorId, readPartKey } from './mapping/extended-properties.js';
import { forCreation, type PartWriting, type SeriesWriting, transactionIdOf } from './mapping/write-event.js';
import { saysInstances, writeInstances } from './instance-writing.js';
import type { TargetEvent } from './mirror-receipt.js';
import { ownTransactionOf } from './own-transaction.js';
import { saysAsMuch } from './says-as-much.js';
import { conflict, etagOf, gone, type StandingEvent, type TargetEvents } from './target-events.js';

/** One event as it is to stand: a mirror, or a part of one. */
export interface WantedEvent {
  readonly mirror: Mirror;
  readonly writing: { readonly kind: 'single'; readonly event: GraphEventBody } | SeriesWriting;
  readonly part: PartWriting['key'] | null;
}

/** How it stands then. */
export interface WrittenEvent extends TargetEvent {
  readonly differs: boolean;
}

/** Transactions that Graph may remember although their events are gone. */
const MOST_GENERATIONS = 5;

/**
 * An event older than this was not made by the request that it answers. Two clocks that differ by more cost each create a look; and
 * whoever takes over from a worker that died waits for longer.
 */
const FRESH_MS = 45_000;

/** Writes single events and series, each in a place of its own; what is not known to be ours is left alone. */
export class EventWriting {
  constructor(
    private readonly events: TargetEvents,
    /** Milliseconds since the epoch. */
    private readonly now: () => number,
  ) {}

  /**
   * Makes an event. A transaction that Graph has seen makes none, but is answered with what it made: that is brought to the wanted
   * state. One that Graph refuses, or whose event is gone, is followed by the next one.
   */
  *create(wanted: WantedEvent): Conversation<WrittenEvent> {
    const { mirror, writing, part } = wanted;
    for (let generation = 0; generation < MOST_GENERATIONS; generation += 1) {
      const body = forCreation(writing.event, transactionIdOf(mirror.id, generation, part));
      const answer = yield* one(this.events.post(body));
      if (answer.status === 409) {
        const [standing] = (yield* this.events.bearing(mirror.marker)).filter((event) => readPartKey(event) === part);
        if (standing !== undefined) return yield* this.overwrite(standing, wanted);
        continue;
      }
      const made = eventIn(this.events.success(answer).body);
      if (this.isFresh(made) && saysAsMuch(made, writing.event)) return yield* this.complete(made, wanted);
      const standing = yield* this.events.look(made.id);
      if (standing !== null) return yield* this.overwrite(standing, wanted);
    }
    throw conflict('already-exists', 'Microsoft 365 takes the mirror for one that it has seen before.');
  }

  /** @throws ProviderError `not-found` where it is gone, `conflict` where something else stands in its place */
  *update(wanted: WantedEvent, { id, etag, differs }: WrittenEvent): Conversation<WrittenEvent> {
    if (etag !== null) {
      const state = differs && wanted.writing.kind === 'series' ? yield* this.flatten({ id, etag }) : { id, etag };
      const answer = state === null ? null : yield* one(this.events.patch(state, wanted.writing.event));
      if (answer !== null && this.events.isGone(answer)) throw gone();
      if (answer !== null && answer.status !== 412)
        return yield* this.complete(eventIn(this.events.success(answer).body), wanted);
    }
    const standing = yield* this.events.look(id);
    if (standing === null) throw gone();
    return yield* this.overwrite(standing, wanted);
  }

  /** What is gone already is fine. */
  *delete(mirrorId: string, { id, etag }: TargetEvent): Conversation<void> {
    if (etag !== null && (yield* this.take({ id, etag }))) return;
    const standing = yield* this.events.look(id);
    if (standing === null) return yield* this.events.present();
    if (readMirrorId(standing) !== mirrorId)
      throw conflict('changed-meanwhile', 'What stands in the mirror’s place is no mirror.');
    if (!(yield* this.take({ id, etag: etagOf(standing) })))
      throw conflict('changed-meanwhile', 'Somebody else is writing this event.');
  }

  /** Deletes; false where it stands otherwise than was expected. */
  private *take(event: TargetEvent): Conversation<boolean> {
    const answer = yield* one(this.events.delete(event));
    if (answer.status === 412) return false;
    if (this.events.isGone(answer)) yield* this.events.present();
    else this.events.success(answer);
    return true;
  }

  /** Brings what stands there to the wanted state, if it is this mirror; what was edited by hand goes with it. */
  private *overwrite(standing: StandingEvent, wanted: WantedEvent): Conversation<WrittenEvent> {
    if (!isMirror(standing, wanted.mirror))
      throw conflict('already-exists', 'What stands in the mirror’s place is no mirror of this pair.');
    const { writing } = wanted;
    const found = { id: standing.id, etag: etagOf(standing) };
    const isMarked = readMarker(standing) === wanted.mirror.marker && readPartKey(standing) === wanted.part;
    if (writing.kind === 'single' && isMarked && saysAsMuch(standing, writing.event))
      return { ...found, differs: false };
    const isSeries = standing.type === 'seriesMaster' && writing.kind === 'series';
    const state = isSeries ? yield* this.flatten(found) : found;
    const answer = state === null ? null : yield* one(this.events.patch(state, writing.event));
    if (answer === null || answer.status === 412)
      throw conflict('changed-meanwhile', 'Somebody else is writing this event.');
    if (this.events.isGone(answer)) throw gone();
    return yield* this.complete(eventIn(this.events.success(answer).body), wanted);
  }

  /**
   * Makes a series a single event for a moment: so Exchange forgets what was said of its instances, of which it can only be told more, and
   * never again that one that was deleted takes place. Null where it stands otherwise than was expected.
   */
  private *flatten(event: TargetEvent): Conversation<TargetEvent | null> {
    const answer = yield* one(this.events.patch(event, { recurrence: null }));
    if (this.events.isGone(answer)) throw gone();
    if (answer.status === 412) return null;
    const { id, ...flat } = eventIn(this.events.success(answer).body);
    return { id, etag: etagOf(flat) };
  }

  /** The event stands; what of its instances is to differ is said now. */
  private *complete(event: StandingEvent, { writing }: WantedEvent): Conversation<WrittenEvent> {
    const standing = { id: event.id, etag: etagOf(event), differs: false };
    if (writing.kind === 'single' || !saysInstances(writing)) return standing;
    const written = yield* writeInstances(this.events, event.id, writing);
    if (written !== null) return { id: event.id, etag: written.etag, differs: true };
    // An instance is missing that an earlier try has taken out.
    const flat = yield* this.flatten(standing);
    const answer = flat === null ? null : yield* one(this.events.patch(flat, writing.event));
    if (answer === null || answer.status === 412)
      throw conflict('changed-meanwhile', 'Somebody else is writing this event.');
    this.events.success(answer);
    const again = yield* writeInstances(this.events, event.id, writing);
    if (again === null)
      throw new ProviderError('rejected', 'refused', 'Microsoft 365 does not have an instance that is to differ.');
    return { id: event.id, etag: again.etag, differs: true };
  }

  private isFresh({ createdDateTime }: StandingEvent): boolean {
    return Date.parse(createdDateTime ?? '') >= this.now() - FRESH_MS;
  }
}

/** By its marker; where that was lost, by the transaction that made it. */
function isMirror(standing: StandingEvent, mirror: Mirror): boolean {
  const marker = readMarker(standing);
  if (marker) return marker === mirror.marker;
  return ownTransactionOf(standing)?.startsWith(`calmirror-${mirror.id}-`) === true;
}
