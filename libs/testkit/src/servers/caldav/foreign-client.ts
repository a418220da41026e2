import { childOf, elementsOf, readXml } from './xml-reader.js';

/** What another program got for a request. */
export interface ForeignAnswer {
  readonly status: number;
  readonly etag: string | null;
  readonly text: string;
}

/** A calendar object as it lies on a server. */
export interface StoredObject {
  /** Path, percent-encoded as the server tells it. */
  readonly href: string;
  readonly etag: string | null;
  /** iCalendar text. */
  readonly text: string;
}

export interface CalendarWishes {
  readonly displayName?: string;
  /** Components that it takes; the server's choice when absent. */
  readonly components?: readonly ('VEVENT' | 'VTODO' | 'VJOURNAL')[];
}

/** Another program that uses a CalDAV server (RFC 4791) with Basic credentials: a test's own hands. */
export class ForeignClient {
  constructor(
    /** Origin of the server, without a slash at its end. */
    private readonly origin: string,
    private readonly user: { readonly name: string; readonly password: string },
  ) {}

  /** Makes a calendar at `path` (RFC 4791 §5.3.1). */
  async makeCalendar(path: string, { displayName, components }: CalendarWishes = {}): Promise<void> {
    const name = displayName === undefined ? '' : `<D:displayname>${escapeXml(displayName)}</D:displayname>`;
    const taken = components?.map((component) => `<C:comp name="${component}"/>`).join('') ?? '';
    const set = taken === '' ? '' : `<C:supported-calendar-component-set>${taken}</C:supported-calendar-component-set>`;
    const prop = `<D:set><D:prop>${name}${set}</D:prop></D:set>`;
    const body = `<C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">${prop}</C:mkcalendar>`;
    const { status, text } = await this.send('MKCALENDAR', path, body, { 'content-type': 'application/xml' });
    if (status !== 201) throw new Error(`MKCALENDAR ${path} was answered ${status}: ${text}`);
  }

  put(path: string, text: string, headers: Readonly<Record<string, string>> = {}): Promise<ForeignAnswer> {
    return this.send('PUT', path, text, { 'content-type': 'text/calendar; charset=utf-8', ...headers });
  }

  get(path: string): Promise<ForeignAnswer> {
    return this.send('GET', path);
  }

  delete(path: string): Promise<ForeignAnswer> {
    return this.send('DELETE', path);
  }

  /** All objects of a calendar, by name. */
  async list(collection: string): Promise<StoredObject[]> {
    const body = '<D:propfind xmlns:D="DAV:"><D:prop><D:getetag/><D:resourcetype/></D:prop></D:propfind>';
    const { status, text } = await this.send('PROPFIND', collection, body, { depth: '1' });
    if (status !== 207) throw new Error(`PROPFIND ${collection} was answered ${status}: ${text}`);
    const hrefs = elementsOf(readXml(text), 'response')
      .filter((response) => elementsOf(response, 'collection').length === 0)
      .map((response) => childOf(response, 'href')?.text.trim() ?? '');
    const objects = await Promise.all(hrefs.sort().map(async (href) => ({ href, ...(await this.get(href)) })));
    return objects.filter((object) => object.status === 200);
  }

  /** Any other request. */
  async send(
    method: string,
    path: string,
    body: string | null = null,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<ForeignAnswer> {
    const { name, password } = this.user;
    const authorization = `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
    const answer = await fetch(new URL(path, this.origin), { method, body, headers: { ...headers, authorization } });
    return { status: answer.status, etag: answer.headers.get('etag'), text: await answer.text() };
  }
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
