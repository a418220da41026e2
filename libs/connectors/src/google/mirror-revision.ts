import { hash } from 'node:crypto';
import { type GoogleEvent, isCancelled } from './google-event.js';

/** An instance of a mirror that is kept by itself. */
export interface StandingInstance {
  /** Null for a cancelled one. */
  readonly etag: string | null;
  /** Of what was written there; null where it is not known, as after a person's change. */
  readonly digest: string | null;
}

/** The state in which a mirror was left, with each of its instances that is kept by itself, by its stamp. */
export interface MirrorRevision {
  /** As Google writes it, in quotes. */
  readonly etag: string;
  readonly instances: ReadonlyMap<string, StandingInstance>;
}

/**
 * A mirror's revision as the engine keeps it: `"etag"` and, for each instance that is kept by itself, `stamp=etag.digest`,
 * without ETag for a cancelled one. So an update knows, without a read, what may be conditional on what, which instances
 * need not be written again, and which are to go back to their series.
 */
export function formatMirrorRevision({ etag, instances }: MirrorRevision): string {
  const parts = Array.from(instances, ([stamp, { etag: its, digest }]) =>
    its === null ? stamp : `${stamp}=${its.replaceAll('"', '')}.${digest ?? ''}`,
  );
  return [etag, ...parts.sort()].join(' ');
}

/** Null where nothing is known. */
export function parseMirrorRevision(text: string | null): MirrorRevision | null {
  const [etag, ...parts] = (text ?? '').split(' ');
  if (etag === undefined || !/^(?:W\/)?".*"$/.test(etag)) return null;
  const instances = parts.map((part): [string, StandingInstance] => {
    const [stamp = '', its] = part.split('=');
    if (its === undefined) return [stamp, { etag: null, digest: null }];
    const [itsEtag = '', digest = ''] = its.split('.');
    return [stamp, { etag: `"${itsEtag}"`, digest: digest === '' ? null : digest }];
  });
  return { etag, instances: new Map(instances) };
}

/** What stands now. */
export function standingRevision(master: GoogleEvent, exceptions: readonly GoogleEvent[]): MirrorRevision {
  const instances = exceptions.map((item): [string, StandingInstance] => [
    (item.id ?? '').slice((item.id ?? '').lastIndexOf('_') + 1),
    { etag: isCancelled(item) ? null : (item.etag ?? ''), digest: null },
  ]);
  return { etag: master.etag ?? '', instances: new Map(instances) };
}

/** Whether two speak of the same state, whatever is known of how it came about. */
export function isSameState(one: MirrorRevision, other: MirrorRevision): boolean {
  const plain = ({ etag, instances }: MirrorRevision): string =>
    JSON.stringify([etag, [...instances].map(([stamp, { etag: its }]) => [stamp, its]).sort()]);
  return plain(one) === plain(other);
}

/**
 * Digest of what is written to one instance. When and how the series repeats is part of it: where that changes, Google
 * may have let go of the instance.
 */
export function instanceDigest(body: GoogleEvent, { start, end, recurrence }: GoogleEvent): string {
  return hash('sha256', JSON.stringify([body, start, end, recurrence]), 'hex').slice(0, 10);
}
