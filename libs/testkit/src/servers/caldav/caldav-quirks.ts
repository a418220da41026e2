import type { XmlDialect } from './xml-writer.js';

/** In what ways servers differ, within their standards and beyond. All may be changed while a server runs. */
export interface CaldavQuirks extends XmlDialect {
  auth: 'none' | 'basic' | 'MD5' | 'SHA-256';
  /** Requests for which one digest nonce is good; then it is `stale`. */
  nonceUses: number;
  /** Status with which `/.well-known/caldav` sends on, or null where it is not known. */
  wellKnown: 301 | 302 | 303 | 307 | 308 | null;
  /** Where it sends to; the server's own entrance when null. */
  wellKnownTo: string | null;
  /** Calendar homes of the principal as it names them; its own when null. */
  homeHrefs: readonly string[] | null;
  /** How members are named in answers. `encoded`: each character that may be is percent-encoded; `proxied`: by an address
   * that holds behind a proxy only. */
  hrefs: 'plain' | 'encoded' | 'absolute' | 'proxied';
  /** `weak` ones match no If-Match, which RFC 9110 §13.1.1 compares strongly; `none`: no getetag, no ETag, ever. */
  etags: 'strong' | 'weak' | 'none';
  /** Whether a PUT is answered with the new ETag, when what is stored is what was sent (RFC 4791 §5.3.4). */
  etagOnPut: boolean;
  overwriteStatus: 200 | 201 | 204;
  /** What becomes of a text that is PUT; what is changed is answered without an ETag. */
  rewrite: ((text: string) => string) | null;
  /** Which texts are refused within a 207, and stored nowhere. */
  refuseIn207: ((text: string) => boolean) | null;
  /** Status for an object whose UID another object of the collection has (RFC 4791 §5.3.2.1 no-uid-conflict). */
  uidConflict: 207 | 403 | 409;
  /** Form of sync tokens; `none`: no sync-collection report at all. */
  syncTokens: 'url' | 'hex' | 'data' | 'query' | 'number' | 'none';
  /** Status for sync-collection where there is none. */
  noSyncStatus: 400 | 403 | 405 | 415 | 500 | 501;
  /** Answer to a token that is not good. 403 carries `valid-sync-token`. */
  badToken: 400 | 403 | 409 | 410 | 500;
  /** Members in one answer to sync-collection; the rest is told of by a 507 (RFC 6578 §3.6). */
  syncPage: number;
  /** Members in one listing by PROPFIND; the rest is told of by a 507, with no way to go on. */
  listPage: number;
  ctag: boolean;
  /** What a multiget says of a member: a status instead of its text, or nothing at all. */
  multigetMember: ((path: string) => number | 'silence' | null) | null;
  /** Time-range queries find no event by its recurrence. */
  missesRecurring: boolean;
  makesCalendars: boolean;
  gzip: boolean;
}

export const NO_QUIRKS: CaldavQuirks = {
  auth: 'basic',
  nonceUses: Number.POSITIVE_INFINITY,
  wellKnown: 301,
  wellKnownTo: null,
  homeHrefs: null,
  hrefs: 'plain',
  etags: 'strong',
  etagOnPut: true,
  overwriteStatus: 204,
  rewrite: null,
  refuseIn207: null,
  uidConflict: 403,
  syncTokens: 'url',
  noSyncStatus: 403,
  badToken: 403,
  syncPage: Number.POSITIVE_INFINITY,
  listPage: Number.POSITIVE_INFINITY,
  ctag: true,
  multigetMember: null,
  missesRecurring: false,
  makesCalendars: true,
  gzip: false,
  prefixes: 'upper',
  cdata: false,
  indented: false,
};
