import {
  type CaldavAnswer,
  type CaldavRequest,
  failedCondition,
  type MemberAnswer,
  multistatus,
  plainAnswer,
} from './caldav-answer.js';
import type { CaldavCollection } from './caldav-collection.js';
import { propertiesOf } from './caldav-properties.js';
import { type CaldavSite, objectsOf } from './caldav-site.js';
import { syncTokenOf, versionOf } from './sync-token.js';
import { matchesFilter } from './time-range.js';
import { childOf, elementsOf, readXml, type XmlElement } from './xml-reader.js';
import { CALDAV, dav } from './xml-writer.js';

/** REPORT on a calendar: sync-collection (RFC 6578), calendar-multiget and calendar-query (RFC 4791 §7). */
export function answerReport(site: CaldavSite, { path, headers, body }: CaldavRequest): CaldavAnswer {
  const resource = site.at(path);
  if (resource?.kind !== 'collection') return plainAnswer(404);
  const { collection } = resource;
  const report = readXml(body);
  const asked = childOf(report, 'prop')?.children ?? [];
  if (report.name === 'sync-collection' && report.namespace === 'DAV:') {
    if (site.quirks.syncTokens === 'none')
      return failedCondition(site.quirks.noSyncStatus, dav('supported-report'), site.quirks);
    // RFC 6578 §3.2: any other depth is a bad request.
    if ((headers['depth'] ?? '0') !== '0' || childOf(report, 'sync-level')?.text.trim() !== '1')
      return plainAnswer(400);
    return answerSync(site, collection, childOf(report, 'sync-token')?.text.trim() ?? '', asked);
  }
  if (report.namespace !== CALDAV) return failedCondition(403, dav('supported-report'), site.quirks);
  if (report.name === 'calendar-multiget') return answerMultiget(site, report, asked);
  const found = objectsOf(collection).filter(
    (member) =>
      member.kind === 'object' && matchesFilter(report, collection.objects.get(member.name)?.text ?? '', site.quirks),
  );
  return multistatus(
    found.map((member) => propertiesOf(site, member, asked)),
    null,
    site.quirks,
  );
}

function answerSync(
  site: CaldavSite,
  collection: CaldavCollection,
  token: string,
  asked: readonly XmlElement[],
): CaldavAnswer {
  const { syncTokens, syncPage, badToken } = site.quirks;
  if (syncTokens === 'none') return plainAnswer(403);
  const since = token === '' ? null : versionOf(token, syncTokens);
  if (token !== '' && (since === null || since > collection.version || since < collection.oldestToken))
    return badToken === 403 ? failedCondition(403, dav('valid-sync-token'), site.quirks) : plainAnswer(badToken);
  const changes = collection.since(since);
  const page = changes.slice(0, syncPage);
  const members: MemberAnswer[] = page.map(({ name }) => {
    const path = collection.path + name;
    if (!collection.objects.has(name)) return { href: site.href(path), status: 404 };
    return propertiesOf(site, { kind: 'object', path, collection, name }, asked);
  });
  const cut = page.length < changes.length;
  const rest: MemberAnswer = {
    href: site.href(collection.path),
    status: 507,
    error: dav('number-of-matches-within-limits'),
  };
  const reached = cut ? (page.at(-1)?.version ?? since ?? collection.oldestToken) : collection.version;
  return multistatus(cut ? [...members, rest] : members, syncTokenOf(reached, syncTokens), site.quirks);
}

function answerMultiget(site: CaldavSite, report: XmlElement, asked: readonly XmlElement[]): CaldavAnswer {
  const members = elementsOf(report, 'href').flatMap(({ text }): MemberAnswer[] => {
    const resource = site.at(new URL(text.trim(), site.origin()).pathname);
    if (resource?.kind !== 'object' || !resource.collection.objects.has(resource.name))
      return [{ href: text.trim(), status: 404 }];
    const fault = site.quirks.multigetMember?.(resource.path) ?? null;
    if (fault === 'silence') return [];
    return [fault === null ? propertiesOf(site, resource, asked) : { href: site.href(resource.path), status: fault }];
  });
  return multistatus(members, null, site.quirks);
}
