import { type CaldavAnswer, type CaldavRequest, failedCondition, multistatus, plainAnswer } from './caldav-answer.js';
import { type CaldavCollection, uidOf } from './caldav-collection.js';
import { etagOf } from './caldav-properties.js';
import type { CaldavSite } from './caldav-site.js';
import { caldav, dav, type WrittenElement } from './xml-writer.js';

/** GET, PUT or DELETE of a calendar object. */
export function answerObject(site: CaldavSite, request: CaldavRequest): CaldavAnswer {
  const resource = site.at(request.path);
  if (resource?.kind !== 'object') return plainAnswer(request.method === 'PUT' ? 409 : 404);
  const { collection, name } = resource;
  if (request.method === 'GET') return answerGet(site, collection, name);
  if (collection.traits.readOnly) return failedCondition(403, dav('need-privileges'), site.quirks);
  if (!meetsPreconditions(site, collection, name, request)) return plainAnswer(412);
  if (request.method === 'DELETE') return plainAnswer(collection.delete(name) ? 204 : 404);
  return answerPut(site, collection, name, request);
}

function answerGet(site: CaldavSite, collection: CaldavCollection, name: string): CaldavAnswer {
  const object = collection.objects.get(name);
  if (!object) return plainAnswer(404);
  return plainAnswer(
    200,
    { 'content-type': 'text/calendar; charset=utf-8', ...etagHeader(site, object.tag) },
    object.text,
  );
}

/** RFC 9110 §13.1: If-Match compares strongly, so that a weak tag matches nothing. */
function meetsPreconditions(
  { quirks }: CaldavSite,
  collection: CaldavCollection,
  name: string,
  { headers }: CaldavRequest,
): boolean {
  const there = collection.objects.get(name);
  const wanted = headers['if-match'];
  if (headers['if-none-match'] === '*' && there) return false;
  if (wanted === undefined) return true;
  if (!there) return false;
  return wanted === '*' || (quirks.etags !== 'none' && wanted === `"${there.tag}"`);
}

function answerPut(
  site: CaldavSite,
  collection: CaldavCollection,
  name: string,
  { headers, body }: CaldavRequest,
): CaldavAnswer {
  const { quirks } = site;
  if (!/^text\/calendar\b/i.test(headers['content-type'] ?? ''))
    return failedCondition(415, caldav('supported-calendar-data'), quirks);
  const fault = faultOf(body, collection);
  if (fault) return failedCondition(403, fault, quirks);
  if (quirks.refuseIn207?.(body))
    return refusal(site, collection.path + name, caldav('valid-calendar-object-resource'));
  const uid = uidOf(body);
  const twin = [...collection.objects].find(([other, { text }]) => other !== name && uidOf(text) === uid)?.[0];
  if (twin !== undefined) {
    const conflict = caldav('no-uid-conflict', [dav('href', site.href(collection.path + twin))]);
    if (quirks.uidConflict === 207) return refusal(site, collection.path + name, conflict);
    return failedCondition(quirks.uidConflict, conflict, quirks);
  }
  const created = !collection.objects.has(name);
  const stored = quirks.rewrite?.(body) ?? body;
  collection.put(name, stored);
  const told = quirks.etagOnPut && stored === body;
  const tag = collection.objects.get(name)?.tag ?? '';
  return plainAnswer(created ? 201 : quirks.overwriteStatus, told ? etagHeader(site, tag) : {});
}

function refusal(site: CaldavSite, path: string, condition: WrittenElement): CaldavAnswer {
  return multistatus([{ href: site.href(path), status: 403, error: condition }], null, site.quirks);
}

/** What of RFC 4791 §4.1 a text does not hold to, or null. */
function faultOf(text: string, { traits }: CaldavCollection): WrittenElement | null {
  const lines = text.replaceAll(/\r\n[ \t]/g, '').split('\r\n');
  if (lines[0] !== 'BEGIN:VCALENDAR' || lines.at(-2) !== 'END:VCALENDAR' || lines.at(-1) !== '')
    return caldav('valid-calendar-data');
  const kinds = new Set(lines.flatMap((line) => /^BEGIN:(VEVENT|VTODO|VJOURNAL)$/.exec(line)?.[1] ?? []));
  const uids = new Set(lines.filter((line) => line.startsWith('UID:')));
  const scheduled = lines.some((line) => line.startsWith('METHOD:'));
  if (kinds.size !== 1 || uids.size !== 1 || scheduled) return caldav('valid-calendar-object-resource');
  const zones = new Set(lines.flatMap((line) => /^TZID:(.+)$/.exec(line)?.[1] ?? []));
  const named = lines.flatMap((line) => /^[A-Z-]+;(?:.*;)?TZID=([^:;]+)/.exec(line)?.[1] ?? []);
  if (named.some((zone) => !zones.has(zone.replaceAll('"', '')))) return caldav('valid-calendar-object-resource');
  return traits.components.some((component) => kinds.has(component)) ? null : caldav('supported-calendar-component');
}

function etagHeader(site: CaldavSite, tag: string): Readonly<Record<string, string>> {
  const etag = etagOf(site, tag);
  return etag === null ? {} : { etag };
}
