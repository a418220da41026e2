import {
  type CaldavAnswer,
  type CaldavRequest,
  failedCondition,
  type MemberAnswer,
  multistatus,
  plainAnswer,
} from './caldav-answer.js';
import { propertiesOf } from './caldav-properties.js';
import { type CaldavSite, homeOf } from './caldav-site.js';
import type { CalendarComponent } from './caldav-collection.js';
import { childOf, elementsOf, readXml } from './xml-reader.js';
import { CALDAV, dav } from './xml-writer.js';

/** RFC 4918 §9.1, of named properties. */
export function answerPropfind(site: CaldavSite, { path, headers, body }: CaldavRequest): CaldavAnswer {
  const resource = site.at(path);
  if (resource === null || (resource.kind === 'object' && !resource.collection.objects.has(resource.name)))
    return plainAnswer(404);
  const depth = headers['depth'] ?? 'infinity';
  if (depth !== '0' && depth !== '1') return failedCondition(403, dav('propfind-finite-depth'), site.quirks);
  const asked = childOf(readXml(body), 'prop')?.children;
  if (asked === undefined) return plainAnswer(400);
  const members = site.members(resource, String(depth));
  const { listPage } = site.quirks;
  const listed: MemberAnswer[] = members.slice(0, listPage + 1).map((member) => propertiesOf(site, member, asked));
  if (members.length > listPage + 1) listed.push({ href: site.href(resource.path), status: 507 });
  return multistatus(listed, null, site.quirks);
}

/** RFC 4791 §5.3.1. */
export function answerMkcalendar(site: CaldavSite, { path, body }: CaldavRequest): CaldavAnswer {
  const decoded = decodeURIComponent(path).replace(/\/?$/, '/');
  if (!site.quirks.makesCalendars) return failedCondition(403, dav('need-privileges'), site.quirks);
  if (site.collections.has(decoded)) return failedCondition(405, dav('resource-must-be-null'), site.quirks);
  if (!site.homes.includes(homeOf(decoded))) return plainAnswer(409);
  const wishes = body === '' ? [] : elementsOf(readXml(body), 'prop');
  const displayName =
    wishes.map((prop) => childOf(prop, 'displayname')?.text ?? null).find((name) => name !== null) ?? null;
  const components = wishes
    .flatMap((prop) => elementsOf(prop, 'comp', CALDAV))
    .flatMap(({ attributes }) => (attributes['name'] === undefined ? [] : [attributes['name'] as CalendarComponent]));
  site.make(decoded, { displayName, ...(components.length > 0 ? { components } : {}) });
  return plainAnswer(201);
}
