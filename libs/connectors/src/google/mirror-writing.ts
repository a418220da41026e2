import { hasSameContent, type Mirror, mirrorIdIn, parseMarker, ProviderError } from '@calmirror/core';
import type { MirrorReceipt } from '../adapter.js';
import { EventFault } from '../icalendar/event-fault.js';
import { generationId, MOST_GENERATIONS } from './event-generation.js';
import { type GoogleEvent, isCancelled } from './google-event.js';
import { writeInstances } from './instance-writing.js';
import { keptByGoogle } from './keeps.js';
import { mirrorParts } from './mirror-parts.js';
import { formatMirrorRevision, type MirrorRevision, parseMirrorRevision, standingRevision } from './mirror-revision.js';
import { markerIn } from './read-details.js';
import { standingEvent } from './standing-event.js';
import type { TargetEvents } from './target-events.js';
import { MIRROR_PROPERTY } from './write-details.js';

/**
 * Writes mirrors into one calendar. Each has an id that follows from its own, so that a second try meets the first one's
 * work; what is not known to be ours, by its ETag or by its marker, is left alone. Every method may go on beside others.
 */
export class MirrorWriting {
  constructor(private readonly events: TargetEvents) {}

  async create(mirror: Mirror): Promise<MirrorReceipt> {
    const { master } = mirrorParts(mirror);
    for (let generation = 0; generation < MOST_GENERATIONS; generation += 1) {
      const id = generationId(mirror.id, generation);
      const etag = await this.events.insert({ ...master, id }).catch(nullWhereTaken);
      if (etag !== null) return this.finish(id, mirror, { etag, instances: new Map() });
      const standing = await this.events.look(id);
      if (standing === null) throw conflict('already-exists', 'The id of the mirror is taken unseen.');
      if (!isCancelled(standing)) return this.overwrite(standing, mirror);
    }
    throw new ProviderError('rejected', 'refused', 'The mirror was deleted too often to come back.');
  }

  async update(mirror: Mirror, { targetId, revision }: MirrorReceipt): Promise<MirrorReceipt> {
    const { master } = mirrorParts(mirror);
    const known = parseMirrorRevision(revision);
    if (known !== null) {
      const etag = await this.events.replace(targetId, master, known.etag).catch(nullWhereChanged);
      if (etag !== null) return this.finish(targetId, mirror, { ...known, etag });
    }
    const standing = await this.events.look(targetId);
    if (standing === null || isCancelled(standing)) throw gone();
    return this.overwrite(standing, mirror);
  }

  async delete(mirrorId: string, { targetId, revision }: MirrorReceipt): Promise<void> {
    const known = parseMirrorRevision(revision);
    if (known !== null && (await this.take(targetId, known.etag))) return;
    const standing = await this.events.look(targetId);
    if (standing === null) return this.events.present();
    if (isCancelled(standing)) return;
    if (parseMarker(markerIn(standing) ?? '')?.mirrorId !== mirrorId)
      throw conflict('changed-meanwhile', 'What stands in the mirror’s place is no mirror.');
    if (!(await this.take(targetId, standing.etag ?? null)))
      throw conflict('changed-meanwhile', 'Somebody else is writing this event.');
  }

  /** Deletes; false where it stands in another state than was expected. */
  private async take(targetId: string, etag: string | null): Promise<boolean> {
    try {
      await this.events.delete(targetId, etag);
      return true;
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      if (error.kind === 'conflict') return false;
      if (error.kind !== 'not-found') throw error;
      if (error.reason !== 'gone') await this.events.present();
      return true;
    }
  }

  /**
   * Brings what stands there to the wanted state, if it is this mirror; what was edited by hand goes with it. What a worker
   * wrote that died before it could say so is not written again.
   */
  private async overwrite(standing: GoogleEvent, mirror: Mirror): Promise<MirrorReceipt> {
    if (!isMirror(standing, mirror))
      throw conflict('already-exists', 'What stands in the mirror’s place is no mirror of this pair.');
    const targetId = standing.id ?? '';
    const isSeries = (standing.recurrence?.length ?? 0) > 0;
    const exceptions = isSeries ? await this.events.exceptionsOf(standing) : [];
    const found = standingRevision(standing, exceptions);
    if (!isSeries && isMarked(standing) && saysAlready(standing, mirror))
      return { targetId, revision: formatMirrorRevision(found) };
    const etag = await this.events.replace(targetId, mirrorParts(mirror).master, found.etag);
    return this.finish(targetId, mirror, { ...found, etag });
  }

  /** Once the event itself stands: its instances. */
  private async finish(targetId: string, mirror: Mirror, standing: MirrorRevision): Promise<MirrorReceipt> {
    const instances = await writeInstances(this.events, targetId, mirrorParts(mirror), standing.instances);
    return { targetId, revision: formatMirrorRevision({ ...standing, instances }) };
  }
}

/**
 * By its marker, or where that was lost, by its id: no other program makes such ids, and nobody can give an event another one.
 * Enough to write it again, never to delete it.
 */
function isMirror(standing: GoogleEvent, mirror: Mirror): boolean {
  const marker = markerIn(standing);
  return marker === null ? mirrorIdIn(standing.id ?? '') === mirror.id : marker === mirror.marker;
}

/** It carries all by which mirrors are found. */
const isMarked = (standing: GoogleEvent): boolean =>
  markerIn(standing) !== null && standing.extendedProperties?.private?.[MIRROR_PROPERTY] !== undefined;

function saysAlready(standing: GoogleEvent, { id, event }: Mirror): boolean {
  try {
    return hasSameContent(keptByGoogle(event), standingEvent({ master: standing, exceptions: [] }, id));
  } catch (error) {
    if (error instanceof EventFault) return false;
    throw error;
  }
}

function nullWhereTaken(error: unknown): null {
  if (error instanceof ProviderError && error.reason === 'already-exists') return null;
  throw error;
}

/** @throws the error itself, or `gone` where nothing stands there any more */
function nullWhereChanged(error: unknown): null {
  if (error instanceof ProviderError && error.kind === 'conflict') return null;
  throw error instanceof ProviderError && error.kind === 'not-found' ? gone() : error;
}

function gone(): ProviderError {
  return new ProviderError('not-found', 'gone', 'The mirror is no longer on the target.');
}

function conflict(reason: 'already-exists' | 'changed-meanwhile', message: string): ProviderError {
  return new ProviderError('conflict', reason, message);
}
