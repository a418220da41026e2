import type { MirrorReceipt } from '../adapter.js';
import type { PartKey } from './mapping/series-parts.js';

/** An event on the target that is a mirror, or a part of one. */
export interface TargetEvent {
  readonly id: string;
  /** Null where it is not known. */
  readonly etag: string | null;
}

/** One of the events that stand for a series without a rule. */
export interface TargetPart extends TargetEvent {
  readonly key: PartKey;
}

const PARTS = 'parts:';
/** Behind the ETag of a series of which something is said beside its rule. */
const DIFFERING = ' +';

/** @param differs whether instances were changed or cancelled: a later write has to take that back first */
export function receiptOf({ id, etag }: TargetEvent, differs: boolean): MirrorReceipt {
  return { targetId: id, revision: etag === null ? null : `${etag}${differs ? DIFFERING : ''}` };
}

/** One receipt for all parts of a mirror, however they come. */
export function receiptOfParts(parts: readonly TargetPart[]): MirrorReceipt {
  const sorted = [...parts].sort((one, other) => (`${one.key} ${one.id}` < `${other.key} ${other.id}` ? -1 : 1));
  const targetId = `${PARTS}${sorted.map(({ key, id }) => `${key}~${id}`).join(',')}`;
  const isWhole = sorted.every(({ etag }) => etag !== null);
  return { targetId, revision: isWhole ? sorted.map(({ etag }) => etag).join(' ') : null };
}

/** The event that a receipt names, and whether instances of it differ; null for a receipt of parts. */
export function eventOf({ targetId, revision }: MirrorReceipt): (TargetEvent & { readonly differs: boolean }) | null {
  if (targetId.startsWith(PARTS)) return null;
  const differs = revision?.endsWith(DIFFERING) === true;
  return { id: targetId, etag: differs ? revision.slice(0, -DIFFERING.length) : revision, differs };
}

/** The parts that a receipt names; none for a receipt of one event. */
export function partsIn({ targetId, revision }: MirrorReceipt): readonly TargetPart[] {
  if (!targetId.startsWith(PARTS)) return [];
  const named = targetId.slice(PARTS.length).split(',');
  const etags = revision?.split(' ') ?? [];
  return named.flatMap((text, index) => {
    const tilde = text.indexOf('~');
    const [key, id] = [text.slice(0, tilde), text.slice(tilde + 1)];
    const etag = etags.length === named.length ? (etags[index] ?? null) : null;
    return tilde < 0 ? [] : [{ key, id, etag }];
  });
}
