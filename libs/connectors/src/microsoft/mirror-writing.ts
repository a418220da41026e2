import type { Mirror } from '@calmirror/core';
import type { MirrorReceipt } from '../adapter.js';
import { type Conversation, together } from './conversation.js';
import type { EventWriting, WantedEvent, WrittenEvent } from './event-writing.js';
import { type PartWriting, writeMirror } from './mapping/write-event.js';
import { eventOf, partsIn, receiptOf, receiptOfParts, type TargetPart } from './mirror-receipt.js';
import { gone } from './target-events.js';

/** Writes mirrors: each is one event, or, where no pattern says its series, as many as it has dates. */
export class MirrorWriting {
  constructor(private readonly events: EventWriting) {}

  *create(mirror: Mirror): Conversation<MirrorReceipt> {
    const writing = writeMirror(mirror);
    if (writing.kind === 'parts') return yield* this.writeParts(mirror, writing.parts, []);
    const event = yield* this.events.create({ mirror, writing, part: null });
    return receiptOf(event, event.differs);
  }

  /** In place, unless one event becomes many or many one: then the new stands before the old goes. */
  *update(mirror: Mirror, previous: MirrorReceipt): Conversation<MirrorReceipt> {
    const writing = writeMirror(mirror);
    const [before, parts] = [eventOf(previous), partsIn(previous)];
    if (writing.kind === 'parts') {
      const receipt = yield* this.writeParts(mirror, writing.parts, parts);
      if (before !== null) yield* this.events.delete(mirror.id, before);
      return receipt;
    }
    const wanted = { mirror, writing, part: null } as const;
    const event = before === null ? yield* this.events.create(wanted) : yield* this.events.update(wanted, before);
    yield* this.deleteAll(mirror.id, parts);
    return receiptOf(event, event.differs);
  }

  *delete(mirrorId: string, previous: MirrorReceipt): Conversation<void> {
    const event = eventOf(previous);
    if (event === null) yield* this.deleteAll(mirrorId, partsIn(previous));
    else yield* this.events.delete(mirrorId, event);
  }

  /** Parts by their keys: those that stand are changed, new ones made, others taken away. No read tells which: the receipt does. */
  private *writeParts(
    mirror: Mirror,
    writings: readonly PartWriting[],
    before: readonly TargetPart[],
  ): Conversation<MirrorReceipt> {
    const standing = new Map(before.map((part) => [part.key, part]));
    const parts = yield* together(
      writings.map(({ key, event }) => {
        const wanted: WantedEvent = { mirror, writing: { kind: 'single', event }, part: key };
        return this.writePart(wanted, key, standing.get(key) ?? null);
      }),
    );
    const keys = new Set(writings.map(({ key }) => key));
    const kept = new Set(parts.map(({ id }) => id));
    yield* this.deleteAll(
      mirror.id,
      before.filter(({ key, id }) => !keys.has(key) || !kept.has(id)),
    );
    return receiptOfParts(parts);
  }

  /** A part that somebody has deleted is made again: the mirror as a whole still stands. */
  private *writePart(wanted: WantedEvent, key: string, before: TargetPart | null): Conversation<TargetPart> {
    const updated = before === null ? null : yield* this.updated(wanted, { ...before, differs: false });
    const { id, etag } = updated ?? (yield* this.events.create(wanted));
    return { key, id, etag };
  }

  private *updated(wanted: WantedEvent, before: WrittenEvent): Conversation<WrittenEvent | null> {
    try {
      return yield* this.events.update(wanted, before);
    } catch (error) {
      if (isGone(error)) return null;
      throw error;
    }
  }

  private *deleteAll(mirrorId: string, parts: readonly TargetPart[]): Conversation<void> {
    yield* together(parts.map((part) => this.events.delete(mirrorId, part)));
  }
}

function isGone(error: unknown): boolean {
  const { kind, reason } = gone();
  return (
    error instanceof Error && 'kind' in error && error.kind === kind && 'reason' in error && error.reason === reason
  );
}
