import { setImmediate as afterOthers } from 'node:timers/promises';
import { ProviderError } from '@calmirror/core';
import { davRequest } from 'tsdav';
import type { HttpClient } from '../http/http-client.js';
import type { HttpExchange, HttpResponse } from '../http/http-exchange.js';
import { parseRequestUrl } from '../http/request-url.js';
import type { CaldavSettings } from './caldav-settings.js';
import { mayReceiveCredentials } from './credential-scope.js';
import { decodeXml, endsMultistatus, withLiterals } from './dav-text.js';
import { type Multistatus, multistatusOf } from './multistatus.js';
import { slicesOf } from './multistatus-slices.js';

/** A PROPFIND or REPORT. `body` is its document in the compact form of xml-js. */
export interface DavQuestion {
  readonly method: 'PROPFIND' | 'REPORT';
  readonly url: string;
  readonly depth: '0' | '1';
  readonly body: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
}

export interface DavAnswer extends Multistatus {
  /** Where it came from, redirects followed: hrefs are relative to it. */
  readonly url: string;
}

/** A plain request on one resource, whose statuses are all for the caller to judge but those that concern the whole account. */
export interface DavAct {
  readonly method: 'GET' | 'PUT' | 'DELETE' | 'MKCALENDAR' | 'MKCOL';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly signal: AbortSignal;
}

export interface DavClientParts {
  readonly http: Pick<HttpClient, 'send'>;
  readonly account: HttpExchange['account'];
  readonly settings: CaldavSettings;
}

const NAMESPACES = {
  'xmlns:d': 'DAV:',
  'xmlns:c': 'urn:ietf:params:xml:ns:caldav',
  'xmlns:cs': 'http://calendarserver.org/ns/',
  'xmlns:ca': 'http://apple.com/ns/ical/',
} as const;

/** Said by a server about the account or itself, never about one object. */
const OF_THE_ACCOUNT: ReadonlySet<number> = new Set([401, 407, 408, 425, 429, 502, 503, 504]);

/** WebDAV through the guarded client: tsdav writes and reads the documents, and never touches the network itself. */
export class DavClient {
  constructor(private readonly parts: DavClientParts) {}

  /**
   * Asks, and reads the answer to its end.
   * @throws ProviderError for any status but 207, and for an answer that is no whole multistatus
   */
  async ask(question: DavQuestion): Promise<DavAnswer> {
    const { method, url, depth, signal } = question;
    let response: HttpResponse | null = null;
    let slices: Iterator<string, undefined> = slicesOf('');
    const first = await davRequest({
      url,
      init: { method, headers: { depth }, body: withNamespaces(question.body) },
      fetch: async (_, init) => {
        const body = typeof init?.body === 'string' ? init.body : null;
        const headers = { 'content-type': 'application/xml; charset=utf-8', depth };
        response = await this.send({ method, url, headers, body, signal }, isAnswer);
        const text = decodeXml(response.body, response.header('content-type'));
        slices = slicesOf(endsMultistatus(text) ? text : '');
        return asFetched(slices.next().value ?? '');
      },
    });
    const parts = [multistatusOf(first)];
    for (let slice = slices.next(); slice.done !== true; slice = slices.next()) {
      await afterOthers();
      const text = slice.value;
      const fetch = (): Promise<Response> => Promise.resolve(asFetched(text));
      parts.push(multistatusOf(await davRequest({ url, init: { method, body: null }, fetch })));
    }
    const { url: from } = response ?? { url };
    if (!parts.every((part) => part !== null)) throw notMultistatus(response, new URL(from).host);
    const syncToken = parts.at(-1)?.syncToken ?? null;
    return { members: parts.flatMap(({ members }) => members), syncToken, url: from };
  }

  /** @throws ProviderError for what concerns the whole account, or has led elsewhere; other statuses are answers */
  async act({ method, url, headers, body, signal }: DavAct): Promise<HttpResponse> {
    const answer = await this.send({ method, url, headers, body, signal }, isOfTheResource);
    // A page that asks to sign in answers 200 to everything.
    const isElsewhere = new URL(answer.url).pathname !== new URL(url).pathname;
    if (isElsewhere && /^text\/html/i.test(answer.header('content-type') ?? ''))
      throw new ProviderError('temporary', 'unavailable', `${new URL(url).host} sent a write to another place.`);
    return answer;
  }

  private async send(
    request: Pick<HttpExchange, 'method' | 'url' | 'headers' | 'body' | 'signal'>,
    answers: (status: number) => boolean,
  ): Promise<HttpResponse> {
    const { http, account, settings } = this.parts;
    const typed = parseRequestUrl(settings.url);
    return http.send({
      ...request,
      account,
      credentials: settings.credentials,
      trusts: (url) => mayReceiveCredentials(typed, url),
      answers,
    });
  }
}

/** The document with its namespaces on the root, which is its only member. */
function withNamespaces(body: DavQuestion['body']): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body).map(([name, root]) => [name, { _attributes: NAMESPACES, ...(root as object) }]),
  );
}

/** As tsdav wants it: it looks into an answer only if the server calls it XML, which not every one does. */
function asFetched(text: string): Response {
  return new Response(withLiterals(text), { status: 207, headers: { 'content-type': 'text/xml' } });
}

/** 200 too: who answers so may be no CalDAV server at all, which its content tells. */
function isAnswer(status: number): boolean {
  return status === 207 || status === 200;
}

function notMultistatus(response: HttpResponse | null, host: string): ProviderError {
  const body = response?.body ?? new Uint8Array();
  if (body.length === 0) return new ProviderError('temporary', 'empty-answer', `${host} answered nothing at all.`);
  const start = Buffer.from(body.subarray(0, 500)).toString('latin1').trimStart();
  if (/^<(!doctype html|html)/i.test(start))
    return new ProviderError('rejected', 'html-instead-of-calendar', `${host} answered with a web page.`);
  if (response?.status === 200) return new ProviderError('rejected', 'not-a-calendar', `${host} is no CalDAV server.`);
  return truncated(host);
}

function truncated(host: string): ProviderError {
  return new ProviderError('temporary', 'truncated', `${host} sent an answer that breaks off or cannot be read.`);
}

/** 303 shows something else to read, which would pass for the success of a write. */
function isOfTheResource(status: number): boolean {
  const isElsewhere = status >= 300 && status < 400 && status !== 303;
  return !OF_THE_ACCOUNT.has(status) && !isElsewhere;
}
