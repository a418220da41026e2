import { namesOnly, type MemberAnswer } from './caldav-answer.js';
import type { CaldavCollection } from './caldav-collection.js';
import { type CaldavResource, type CaldavSite, HOMES, PRINCIPAL } from './caldav-site.js';
import { syncTokenOf } from './sync-token.js';
import type { XmlElement } from './xml-reader.js';
import { APPLE, caldav, CALENDAR_SERVER, dav, elementOf, type WrittenElement } from './xml-writer.js';

/** Answers for one resource with the properties that were asked for; others are told as missing. */
export function propertiesOf(site: CaldavSite, resource: CaldavResource, asked: readonly XmlElement[]): MemberAnswer {
  const all = new Map(held(site, resource).map((property) => [keyOf(property), property]));
  const properties = asked.flatMap((property) => all.get(keyOf(property)) ?? []);
  const missing = namesOnly(asked.filter((property) => !all.has(keyOf(property))));
  return { href: site.href(resource.path), properties, missing };
}

/** A value for If-Match and getetag, or null from a server that has none. */
export function etagOf({ quirks }: CaldavSite, tag: string): string | null {
  if (quirks.etags === 'none') return null;
  return quirks.etags === 'weak' ? `W/"${tag}"` : `"${tag}"`;
}

function keyOf({ namespace, name }: { namespace: string; name: string }): string {
  return `${namespace} ${name}`;
}

function held(site: CaldavSite, resource: CaldavResource): WrittenElement[] {
  const principal = dav('current-user-principal', [dav('href', site.href(PRINCIPAL))]);
  const { kind } = resource;
  if (kind === 'object') return [principal, ...ofObject(site, resource.collection, resource.name)];
  if (kind === 'collection') return [principal, ...ofCollection(site, resource.collection)];
  if (kind !== 'principal') return [principal, dav('resourcetype', [dav('collection')])];
  const homes = site.quirks.homeHrefs ?? HOMES.map((home) => site.href(home));
  return [
    principal,
    dav('resourcetype', [dav('principal')]),
    dav('displayname', 'Alice'),
    caldav(
      'calendar-home-set',
      homes.map((home) => dav('href', home)),
    ),
  ];
}

function ofObject(site: CaldavSite, collection: CaldavCollection, name: string): WrittenElement[] {
  const object = collection.objects.get(name);
  if (!object) return [];
  const etag = etagOf(site, object.tag);
  const component = /BEGIN:(VEVENT|VTODO|VJOURNAL)/.exec(object.text)?.[1] ?? 'VEVENT';
  return [
    dav('resourcetype'),
    dav('getcontenttype', `text/calendar; charset=utf-8; component=${component}`),
    caldav('calendar-data', object.text),
    ...(etag === null ? [] : [dav('getetag', etag)]),
  ];
}

function ofCollection(site: CaldavSite, collection: CaldavCollection): WrittenElement[] {
  const { kind, displayName, color, timeZone, components } = collection.traits;
  const { syncTokens, ctag } = site.quirks;
  const reports = [
    caldav('calendar-multiget'),
    caldav('calendar-query'),
    ...(syncTokens === 'none' ? [] : [dav('sync-collection')]),
  ];
  const some = (value: string | null, make: (text: string) => WrittenElement): WrittenElement[] =>
    value === null ? [] : [make(value)];
  return [
    dav('resourcetype', [dav('collection'), caldav(kind)]),
    dav(
      'current-user-privilege-set',
      privileges(collection).map((name) => dav('privilege', [dav(name)])),
    ),
    dav(
      'supported-report-set',
      reports.map((report) => dav('supported-report', [dav('report', [report])])),
    ),
    caldav(
      'supported-calendar-component-set',
      components.map((name) => caldav('comp', [], { name })),
    ),
    ...some(displayName, (name) => dav('displayname', name)),
    ...some(color, (text) => elementOf(APPLE, 'calendar-color', text)),
    ...some(timeZone, (zone) => caldav('calendar-timezone', zoneText(zone))),
    ...some(syncTokens === 'none' ? null : syncTokenOf(collection.version, syncTokens), (token) =>
      dav('sync-token', token),
    ),
    ...(ctag ? [elementOf(CALENDAR_SERVER, 'getctag', `1e${collection.version}`)] : []),
  ];
}

/** RFC 3744 §3; `write` may be told by its parts alone. */
function privileges({ traits }: CaldavCollection): string[] {
  if (traits.readOnly) return ['read', 'read-current-user-privilege-set'];
  return ['read', 'read-current-user-privilege-set', 'write-content', 'bind', 'unbind', 'write-properties'];
}

function zoneText(zone: string): string {
  const standard = [
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0100',
    'END:STANDARD',
  ];
  const lines = ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...standard, 'END:VTIMEZONE'];
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Server//Test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}
