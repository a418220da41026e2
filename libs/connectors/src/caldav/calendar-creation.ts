import { randomUUID } from 'node:crypto';
import { ProviderError } from '@calmirror/core';
import type { DiscoveredCalendar } from '../adapter.js';
import { statusError } from '../http/status-error.js';
import type { DavClient } from './dav-client.js';
import type { Discovery } from './discovery.js';
import { verdictOn } from './write-verdict.js';

const ONLY_EVENTS = '<c:supported-calendar-component-set><c:comp name="VEVENT"/></c:supported-calendar-component-set>';
const NAMESPACES = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"';

/**
 * Makes a calendar in the account's first home: by MKCALENDAR (RFC 4791 §5.3.1), by extended MKCOL (RFC 5689) where the
 * server knows only that.
 * @throws ProviderError
 */
export async function createCollection(
  dav: DavClient,
  discovery: Discovery,
  name: string,
): Promise<DiscoveredCalendar> {
  const [home] = (await discovery.place()).homes;
  if (home === undefined)
    throw new ProviderError('rejected', 'refused', 'The server shows no place in which calendars could be made.');
  const url = new URL(`${randomUUID()}/`, home).href;
  const properties = `<d:displayname>${escaped(name)}</d:displayname>${ONLY_EVENTS}`;
  const made =
    (await make(dav, 'MKCALENDAR', url, `<c:mkcalendar ${NAMESPACES}>${set(properties)}</c:mkcalendar>`)) ||
    (await make(dav, 'MKCOL', url, `<d:mkcol ${NAMESPACES}>${set(CALENDAR_TYPE + properties)}</d:mkcol>`));
  const calendar = made ? await discovery.calendarAt(url) : null;
  if (calendar === null) throw new ProviderError('rejected', 'refused', 'The server makes no calendars.');
  return calendar;
}

const CALENDAR_TYPE = '<d:resourcetype><d:collection/><c:calendar/></d:resourcetype>';

/** False where the server does not know the method. */
async function make(dav: DavClient, method: 'MKCALENDAR' | 'MKCOL', url: string, document: string): Promise<boolean> {
  const headers = { 'content-type': 'application/xml; charset=utf-8' };
  const body = `<?xml version="1.0" encoding="utf-8"?>${document}`;
  const { signal } = new AbortController();
  const answer = await dav.act({ method, url, headers, body, signal });
  if ([400, 405, 415, 501].includes(answer.status)) return false;
  const verdict = verdictOn({ status: answer.status, body: Buffer.from(answer.body).toString('utf8') });
  if (verdict !== 'done') throw statusError(answer.status, new URL(url).host, answer.header('retry-after'), 0);
  return true;
}

function set(properties: string): string {
  return `<d:set><d:prop>${properties}</d:prop></d:set>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
