import { type Mirror, ProviderError } from '@calmirror/core';
import type { MirrorReceipt } from '../adapter.js';
import type { HttpResponse } from '../http/http-client.js';
import { statusError } from '../http/status-error.js';
import type { DavClient } from './dav-client.js';
import { addressOf, isSamePath, pathOf } from './dav-href.js';
import { textIn } from './dav-value.js';
import { mayWrite, privilegesIn } from './described-calendar.js';
import { mirrorText } from './mirror-text.js';
import { markerIn } from './object-reading.js';
import { verdictOn, type WriteVerdict } from './write-verdict.js';

/** What stands at a path: its marker and the ETag to go on with. */
interface Standing {
  readonly path: string;
  readonly marker: string | null;
  readonly etag: string | null;
}

/**
 * Writes mirrors into one calendar. Each mirror has a path and a UID of its own that follow from its id, so that a second
 * try meets the first one's work; what is not known to be ours, by its ETag or by its marker, is left alone.
 */
export class MirrorWriting {
  private readonly signal = new AbortController().signal;

  constructor(
    private readonly dav: DavClient,
    private readonly collection: string,
    private readonly now: () => number,
  ) {}

  async create(mirror: Mirror): Promise<MirrorReceipt> {
    const path = this.placeOf(mirror.id, null);
    const answer = await this.put(path, mirror, { 'if-none-match': '*' });
    const verdict = verdictOf(answer);
    if (verdict === 'done') return this.receipt(path, answer);
    if (verdict !== 'look' && verdict !== 'gone') throw await this.refusal(verdict, answer);
    const standing = (await this.look(path)) ?? (await this.lookForUid(mirror.event.uid));
    if (standing !== null) return this.overwrite(standing, mirror);
    await this.assertCalendar();
    throw conflict('already-exists', 'The server holds something of this UID and does not show it.');
  }

  async update(mirror: Mirror, previous: MirrorReceipt): Promise<MirrorReceipt> {
    const path = this.placeOf(mirror.id, previous.targetId);
    const etag = strong(previous.revision);
    if (etag !== null) {
      const answer = await this.put(path, mirror, { 'if-match': etag });
      const verdict = verdictOf(answer);
      if (verdict === 'done') return this.receipt(path, answer);
      if (verdict === 'gone') throw gone();
      if (verdict !== 'look') throw await this.refusal(verdict, answer);
    }
    const standing = await this.look(path);
    if (standing === null) throw gone();
    return this.overwrite(standing, mirror);
  }

  /** @param marker of the mirror, as far as it is known: what else stands there is left alone */
  async delete(mirrorId: string, previous: MirrorReceipt): Promise<void> {
    const path = this.placeOf(mirrorId, previous.targetId);
    const etag = strong(previous.revision);
    if (etag !== null && (await this.take(path, etag))) return;
    const standing = await this.look(path);
    if (standing === null) return;
    if (!isMarkerOf(standing.marker, mirrorId)) throw conflict('changed-meanwhile', 'What stands there is no mirror.');
    if (!(await this.take(path, strong(standing.etag)))) throw conflict('changed-meanwhile', 'It changed once more.');
  }

  /** Deletes; false where something else stands there than was expected. */
  private async take(path: string, etag: string | null): Promise<boolean> {
    const headers: Record<string, string> = etag === null ? {} : { 'if-match': etag };
    const answer = await this.dav.act({
      method: 'DELETE',
      url: this.address(path),
      headers,
      body: null,
      signal: this.signal,
    });
    const verdict = verdictOf(answer);
    if (verdict === 'look') return false;
    if (verdict !== 'done' && verdict !== 'gone') throw await this.refusal(verdict, answer);
    return true;
  }

  /** Brings what stands there to the wanted state, if it is this mirror. What was edited by hand goes with it. */
  private async overwrite({ path, marker, etag }: Standing, mirror: Mirror): Promise<MirrorReceipt> {
    if (marker !== mirror.marker) throw conflict('already-exists', 'What stands in the mirror’s place is no mirror.');
    const match = strong(etag);
    const answer = await this.put(path, mirror, match === null ? {} : { 'if-match': match });
    const verdict = verdictOf(answer);
    if (verdict === 'done') return this.receipt(path, answer);
    if (verdict === 'gone') throw gone();
    if (verdict === 'look') throw conflict('changed-meanwhile', 'Somebody else is writing this event.');
    throw await this.refusal(verdict, answer);
  }

  private put(path: string, mirror: Mirror, conditions: Record<string, string>): Promise<HttpResponse> {
    const headers = { 'content-type': 'text/calendar; charset=utf-8', ...conditions };
    const body = mirrorText(mirror, this.now());
    return this.dav.act({ method: 'PUT', url: this.address(path), headers, body, signal: this.signal });
  }

  /** A server that tells no strong ETag may have stored something else than was sent (RFC 4791 §5.3.4): ask for it. */
  private async receipt(path: string, { header }: HttpResponse): Promise<MirrorReceipt> {
    const told = strong(header('etag'));
    return { targetId: path, revision: told ?? (await this.etagOf(path)) };
  }

  private async etagOf(path: string): Promise<string | null> {
    const body = { 'd:propfind': { 'd:prop': { 'd:getetag': {} } } };
    const url = this.address(path);
    const { members } = await this.dav.ask({ method: 'PROPFIND', url, depth: '0', body, signal: this.signal });
    return textIn(members[0]?.properties['getetag']);
  }

  private async look(path: string): Promise<Standing | null> {
    const answer = await this.dav.act({
      method: 'GET',
      url: this.address(path),
      headers: {},
      body: null,
      signal: this.signal,
    });
    const { status, body, header } = answer;
    if (status === 404 || status === 410) return null;
    if (status !== 200) throw statusError(status, this.host(), header('retry-after'), this.now());
    const marker = markerIn(new TextDecoder().decode(body));
    return { path, marker, etag: strong(header('etag')) ?? (await this.etagOf(path)) };
  }

  /** The object of a UID wherever it stands in the calendar; servers need not know this query, and some do not. */
  private async lookForUid(uid: string): Promise<Standing | null> {
    const match = { _attributes: { collation: 'i;octet' }, _text: uid };
    const filter = {
      'c:comp-filter': {
        _attributes: { name: 'VCALENDAR' },
        'c:comp-filter': {
          _attributes: { name: 'VEVENT' },
          'c:prop-filter': { _attributes: { name: 'UID' }, 'c:text-match': match },
        },
      },
    };
    const body = { 'c:calendar-query': { 'd:prop': { 'd:getetag': {} }, 'c:filter': filter } };
    const question = { method: 'REPORT', url: this.collection, depth: '1', body, signal: this.signal } as const;
    const { members, url } = await this.dav.ask(question);
    const paths = members.flatMap(({ href, status }) => (status < 300 ? (pathOf(href, url) ?? []) : []));
    for (const path of paths) {
      const standing = isSamePath(path, pathOf(this.collection, this.collection) ?? '') ? null : await this.look(path);
      if (standing !== null) return standing;
    }
    return null;
  }

  /** @throws ProviderError `not-found` where there is no calendar to write into */
  private async assertCalendar(): Promise<void> {
    await this.privileges();
  }

  private async privileges(): Promise<ReadonlySet<string> | null> {
    const body = { 'd:propfind': { 'd:prop': { 'd:current-user-privilege-set': {} } } };
    const question = { method: 'PROPFIND', url: this.collection, depth: '0', body, signal: this.signal } as const;
    const { members } = await this.dav.ask(question);
    return privilegesIn(members[0]?.properties['currentUserPrivilegeSet']);
  }

  private async refusal(verdict: WriteVerdict, { status, header }: HttpResponse): Promise<ProviderError> {
    const message = `${this.host()} answered ${status} to a write.`;
    if (verdict === 'temporary')
      return statusError(status < 500 ? 503 : status, this.host(), header('retry-after'), this.now());
    if (verdict === 'too-large') return new ProviderError('rejected', 'too-large', message);
    if (verdict !== 'forbidden') return new ProviderError('rejected', 'refused', message);
    const privileges = await this.privileges();
    // Whoever may write, but not this, has sent what the server does not like.
    return privileges !== null && mayWrite(privileges)
      ? new ProviderError('rejected', 'refused', message)
      : new ProviderError('auth', 'forbidden', message);
  }

  /** A receipt names the path; what does not begin like one is the mirror's id. */
  private placeOf(mirrorId: string, targetId: string | null): string {
    if (targetId?.startsWith('/')) return targetId;
    return `${pathOf(this.collection, this.collection) ?? '/'}${mirrorId}.ics`;
  }

  private address(path: string): string {
    return addressOf(path, this.collection);
  }

  private host(): string {
    return new URL(this.collection).host;
  }
}

function verdictOf({ status, body }: HttpResponse): WriteVerdict {
  return verdictOn({ status, body: Buffer.from(body.subarray(0, 10_000)).toString('utf8') });
}

/** Only a strong ETag can be a condition of a write (RFC 9110 §13.1.1). */
function strong(etag: string | null): string | null {
  return etag !== null && /^"[\x21\x23-\x7e\x80-\xff]*"$/.test(etag) ? etag : null;
}

function isMarkerOf(marker: string | null, mirrorId: string): boolean {
  return marker !== null && marker.endsWith(`:${mirrorId}`);
}

function gone(): ProviderError {
  return new ProviderError('not-found', 'gone', 'The mirror is no longer on the target.');
}

function conflict(reason: 'already-exists' | 'changed-meanwhile', message: string): ProviderError {
  return new ProviderError('conflict', reason, message);
}
