import { type Mirror, parseMarker, ProviderError } from '@calmirror/core';
import type { MirrorReceipt } from '../adapter.js';
import type { HttpResponse } from '../http/http-exchange.js';
import { parseRetryAfter } from '../http/retry-after.js';
import { isNamedAsMirror } from './mirror-name.js';
import { mirrorText } from './mirror-text.js';
import { uidIn } from './object-text.js';
import { isSameObject } from './same-object.js';
import type { StandingObject, TargetObjects } from './target-objects.js';
import { verdictOn, type WriteVerdict } from './write-verdict.js';

/**
 * Writes mirrors into one calendar. Each has a path and a UID of its own that follow from its id, so that a second
 * try meets the first one's work; what is not known to be ours, by its ETag or by its marker, is left alone.
 */
export class MirrorWriting {
  constructor(
    private readonly objects: TargetObjects,
    /** Milliseconds since the epoch. */
    private readonly now: () => number,
  ) {}

  async create(mirror: Mirror): Promise<MirrorReceipt> {
    const path = this.placeOf(mirror.id, null);
    const answer = await this.put(path, mirror, { 'if-none-match': '*' });
    const verdict = verdictOf(answer);
    if (verdict === 'done') return this.receipt(path, answer);
    // Servers refuse a second object of one UID with 409, with a bare 403, or within a multistatus.
    if (!['look', 'gone', 'forbidden'].includes(verdict) && answer.status !== 207) throw await this.refusal(answer);
    const standing = (await this.objects.look(path)) ?? (await this.objects.findByUid(mirror.event.uid));
    if (standing !== null) return this.overwrite(standing, mirror);
    throw await this.refusal(answer);
  }

  async update(mirror: Mirror, previous: MirrorReceipt): Promise<MirrorReceipt> {
    const path = this.placeOf(mirror.id, previous.targetId);
    const etag = strong(previous.revision);
    if (etag !== null) {
      const answer = await this.put(path, mirror, { 'if-match': etag });
      const verdict = verdictOf(answer);
      if (verdict === 'done') return this.receipt(path, answer);
      if (verdict === 'gone') throw gone();
      if (verdict !== 'look') throw await this.refusal(answer);
    }
    const standing = await this.objects.look(path);
    if (standing === null) throw gone();
    return this.overwrite(standing, mirror);
  }

  async delete(mirrorId: string, previous: MirrorReceipt): Promise<void> {
    const path = this.placeOf(mirrorId, previous.targetId);
    const etag = strong(previous.revision);
    if (etag !== null && (await this.take(path, etag))) return;
    const standing = await this.objects.look(path);
    if (standing === null) return;
    if (parseMarker(standing.marker ?? '')?.mirrorId !== mirrorId)
      throw conflict('changed-meanwhile', 'What stands in the mirror’s place is no mirror.');
    if (!(await this.take(path, strong(standing.etag))))
      throw conflict('changed-meanwhile', 'Somebody else is writing this event.');
  }

  /** Deletes; false where something else stands there than was expected. */
  private async take(path: string, etag: string | null): Promise<boolean> {
    const answer = await this.objects.delete(path, ifMatch(etag));
    const verdict = verdictOf(answer);
    if (verdict === 'look') return false;
    if (verdict !== 'done' && verdict !== 'gone') throw await this.refusal(answer);
    return true;
  }

  /**
   * Brings what stands there to the wanted state, if it is this mirror; what was edited by hand goes with it. What a worker
   * wrote that died before it could say so is not written again.
   */
  private async overwrite(standing: StandingObject, mirror: Mirror): Promise<MirrorReceipt> {
    const { path, text, etag } = standing;
    if (!this.isMirror(standing, mirror))
      throw conflict('already-exists', 'What stands in the mirror’s place is no mirror of this pair.');
    if (isSameObject(text, mirrorText(mirror, this.now()))) return { targetId: path, revision: etag };
    const answer = await this.put(path, mirror, ifMatch(strong(etag)));
    const verdict = verdictOf(answer);
    if (verdict === 'done') return this.receipt(path, answer);
    if (verdict === 'gone') throw gone();
    throw await this.refusal(answer);
  }

  /** By its marker, or where that was lost, by its path and UID. */
  private isMirror({ path, text, marker }: StandingObject, { id, event, marker: own }: Mirror): boolean {
    if (marker !== null) return marker === own;
    return uidIn(text) === event.uid && path === this.placeOf(id, null) && isNamedAsMirror(path, event.uid);
  }

  private put(path: string, mirror: Mirror, conditions: Readonly<Record<string, string>>): Promise<HttpResponse> {
    return this.objects.put(path, mirrorText(mirror, this.now()), conditions);
  }

  /** A server that tells no strong ETag may have stored something else than was sent (RFC 4791 §5.3.4): it is asked. */
  private async receipt(path: string, { header }: HttpResponse): Promise<MirrorReceipt> {
    return { targetId: path, revision: strong(header('etag')) ?? (await this.objects.etagOf(path)) };
  }

  private async refusal(answer: HttpResponse): Promise<ProviderError> {
    const message = `${this.objects.host} answered ${answer.status} to a write.`;
    switch (verdictOf(answer)) {
      case 'temporary': {
        const wait = parseRetryAfter(answer.header('retry-after'), this.now());
        return new ProviderError('temporary', 'server-error', message, wait);
      }
      case 'too-large':
        return new ProviderError('rejected', 'too-large', message);
      case 'look':
      case 'gone':
        return conflict('changed-meanwhile', `${message} Somebody else is writing, or its UID is taken unseen.`);
      case 'forbidden': {
        // Whoever may write, but not this, has sent what the server does not like.
        const kind = (await this.objects.isWritable()) === true ? 'rejected' : 'auth';
        return new ProviderError(kind, kind === 'auth' ? 'forbidden' : 'refused', message);
      }
      default:
        return new ProviderError('rejected', 'refused', message);
    }
  }

  /** A receipt names the path; what does not begin like one is the mirror's id. */
  private placeOf(mirrorId: string, targetId: string | null): string {
    return targetId?.startsWith('/') ? targetId : this.objects.pathTo(`${mirrorId}.ics`);
  }
}

function verdictOf({ status, body }: HttpResponse): WriteVerdict {
  return verdictOn({ status, body: Buffer.from(body.subarray(0, 10_000)).toString('utf8') });
}

/** Only a strong ETag can be a condition of a write (RFC 9110 §13.1.1). */
function strong(etag: string | null): string | null {
  return etag !== null && /^"[\x21\x23-\x7e\x80-\xff]*"$/.test(etag) ? etag : null;
}

function ifMatch(etag: string | null): Readonly<Record<string, string>> {
  return etag === null ? {} : { 'if-match': etag };
}

function gone(): ProviderError {
  return new ProviderError('not-found', 'gone', 'The mirror is no longer on the target.');
}

function conflict(reason: 'already-exists' | 'changed-meanwhile', message: string): ProviderError {
  return new ProviderError('conflict', reason, message);
}
