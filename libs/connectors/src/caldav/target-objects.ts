import { ProviderError } from '@calmirror/core';
import type { HttpResponse } from '../http/http-exchange.js';
import type { DavClient } from './dav-client.js';
import { addressOf, pathOf } from './dav-href.js';
import { textIn } from './dav-value.js';
import { mayWrite, privilegesIn } from './described-calendar.js';
import { downloadObjects } from './object-download.js';
import { markerIn, uidIn } from './object-text.js';

/** What stands at a path: its text with its marker, and the ETag to go on with. */
export interface StandingObject {
  readonly path: string;
  readonly text: string;
  readonly marker: string | null;
  readonly etag: string | null;
}

/** The single objects of one calendar, as a writer needs to see them. Writes are never cut off, so nothing here is. */
export class TargetObjects {
  private readonly signal = new AbortController().signal;

  constructor(
    private readonly dav: DavClient,
    private readonly collection: string,
  ) {}

  /** Path of an object by its name in this calendar. */
  pathTo(name: string): string {
    return `${pathOf(this.collection, this.collection) ?? '/'}${name}`;
  }

  put(path: string, text: string, conditions: Readonly<Record<string, string>>): Promise<HttpResponse> {
    const headers = { 'content-type': 'text/calendar; charset=utf-8', ...conditions };
    return this.dav.act({ method: 'PUT', url: this.address(path), headers, body: text, signal: this.signal });
  }

  delete(path: string, conditions: Readonly<Record<string, string>>): Promise<HttpResponse> {
    return this.dav.act({
      method: 'DELETE',
      url: this.address(path),
      headers: conditions,
      body: null,
      signal: this.signal,
    });
  }

  /**
   * One object; null where nothing stands. Asked for by REPORT: the ETag of a GET may be that of a compressed answer.
   * @throws ProviderError `not-found` where there is no calendar
   */
  async look(path: string): Promise<StandingObject | null> {
    const listed = { href: path, path, etag: null };
    for await (const [object] of downloadObjects(this.dav, this.collection, [listed], this.signal)) {
      if (object === undefined) return null;
      if (object.text === null)
        throw new ProviderError('temporary', 'server-error', 'The server does not hand out what stands there.');
      return { path, text: object.text, marker: markerIn(object.text), etag: object.etag };
    }
    return null;
  }

  /** The object of a UID, wherever it stands; null too where the server does not know the query (RFC 4791 §9.7.2). */
  async findByUid(uid: string): Promise<StandingObject | null> {
    const body = {
      'c:calendar-query': { 'd:prop': { 'd:getetag': {}, 'c:calendar-data': {} }, 'c:filter': byUid(uid) },
    };
    const question = { method: 'REPORT', url: this.collection, depth: '1', body, signal: this.signal } as const;
    const answer = await this.dav.ask(question).catch((error: unknown) => {
      if (error instanceof ProviderError && QUERY_REFUSED.has(error.reason)) return null;
      throw error;
    });
    for (const { href, properties } of answer?.members ?? []) {
      const text = textIn(properties['calendarData']);
      const path = pathOf(href, answer?.url ?? this.collection);
      if (path !== null && text !== null && uidIn(text) === uid)
        return { path, text, marker: markerIn(text), etag: textIn(properties['getetag']) };
    }
    return null;
  }

  /** The ETag that the server has for an object now, or null. */
  async etagOf(path: string): Promise<string | null> {
    const properties = await this.propertiesOf(this.address(path), { 'd:getetag': {} });
    return textIn(properties['getetag']);
  }

  /** Whether the account may write here, as far as the server says. */
  async isWritable(): Promise<boolean | null> {
    const properties = await this.propertiesOf(this.collection, { 'd:current-user-privilege-set': {} });
    const privileges = privilegesIn(properties['currentUserPrivilegeSet']);
    return privileges === null ? null : mayWrite(privileges);
  }

  get host(): string {
    return new URL(this.collection).host;
  }

  private async propertiesOf(url: string, wanted: Readonly<Record<string, object>>): Promise<Record<string, unknown>> {
    const body = { 'd:propfind': { 'd:prop': wanted } };
    const { members } = await this.dav.ask({ method: 'PROPFIND', url, depth: '0', body, signal: this.signal });
    return members[0]?.properties ?? {};
  }

  private address(path: string): string {
    return addressOf(path, this.collection);
  }
}

const QUERY_REFUSED: ReadonlySet<ProviderError['reason']> = new Set([
  ...(['forbidden', 'refused', 'server-error', 'too-large'] as const),
]);

function byUid(uid: string): object {
  const match = { _attributes: { collation: 'i;octet' }, _text: uid };
  return {
    'c:comp-filter': {
      _attributes: { name: 'VCALENDAR' },
      'c:comp-filter': {
        _attributes: { name: 'VEVENT' },
        'c:prop-filter': { _attributes: { name: 'UID' }, 'c:text-match': match },
      },
    },
  };
}
