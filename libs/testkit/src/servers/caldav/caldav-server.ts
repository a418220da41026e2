import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { answerObject } from './answer-object.js';
import { answerMkcalendar, answerPropfind } from './answer-propfind.js';
import { answerReport } from './answer-report.js';
import { type CaldavAnswer, type CaldavRequest, plainAnswer } from './caldav-answer.js';
import type { CaldavCollection, CollectionTraits } from './caldav-collection.js';
import { type CaldavFault, CaldavFaults } from './caldav-faults.js';
import { type CaldavQuirks, NO_QUIRKS } from './caldav-quirks.js';
import { CaldavSite, ENTRANCE, HOMES } from './caldav-site.js';
import { type CaldavUser, DoorKeeper } from './door-keeper.js';
import { ForeignClient } from './foreign-client.js';

const WELL_KNOWN = '/.well-known/caldav';

/**
 * A CalDAV server in memory that holds to RFC 4791, 6578, 6764, 5397, 3744 (privileges) and 4918, strictly, and differs from
 * others where its quirks say so. What it holds can be looked at and changed directly.
 */
export class CaldavServer {
  readonly user: CaldavUser = { name: 'alice', password: 'open: sésame' };
  /** Every request that arrived, oldest first. */
  readonly requests: CaldavRequest[] = [];
  readonly faults = new CaldavFaults();
  readonly quirks: CaldavQuirks;
  private readonly site: CaldavSite;
  private readonly door: DoorKeeper;

  private constructor(
    private readonly server: Server,
    quirks: Partial<CaldavQuirks>,
  ) {
    this.quirks = { ...NO_QUIRKS, ...quirks };
    this.site = new CaldavSite(this.quirks, () => this.url);
    this.door = new DoorKeeper(this.quirks, this.user);
  }

  static async start(quirks: Partial<CaldavQuirks> = {}): Promise<CaldavServer> {
    const server = createServer((request, response) => void caldav.receive(request, response));
    const caldav = new CaldavServer(server, quirks);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return caldav;
  }

  /** `http://127.0.0.1:<port>` */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Another program that uses this server; it speaks Basic alone. */
  client(): ForeignClient {
    return new ForeignClient(this.url, this.user);
  }

  /** Makes a calendar in the first home, or in the other. */
  calendar(name: string, traits: Partial<CollectionTraits> = {}, home: string = HOMES[0]): CaldavCollection {
    return this.site.make(`${home}${name}/`, traits);
  }

  /** What stands at a path of the first home, by its name there. */
  find(name: string): CaldavCollection | null {
    return this.site.collections.get(`${HOMES[0]}${name}/`) ?? null;
  }

  /** Address of a collection as a client names it. */
  urlOf(collection: CaldavCollection): string {
    return new URL(collection.path.split('/').map(encodeURIComponent).join('/'), this.url).href;
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  private async receive(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => undefined);
    const body = await text(incoming);
    const { method = '', url: path = '/', headers } = incoming;
    const request = { method, path, headers, body };
    this.requests.push(request);
    const refused = this.refusal(request);
    if (refused !== null) return this.send(refused, incoming, response, null);
    const fault = this.faults.take(request);
    if (fault?.kind === 'cut-before') incoming.socket.destroy();
    else if (fault?.kind === 'status')
      this.send(plainAnswer(fault.status, fault.headers, fault.body), incoming, response, null);
    else {
      if (fault?.kind === 'meanwhile') fault.act();
      this.send(this.answer(request), incoming, response, fault);
    }
  }

  /** For who has the wrong address or may not come in: no fault waits for those. */
  private refusal(request: CaldavRequest): CaldavAnswer | null {
    const { wellKnown, wellKnownTo } = this.quirks;
    if (request.path === WELL_KNOWN && wellKnown !== null)
      return plainAnswer(wellKnown, { location: wellKnownTo ?? ENTRANCE });
    const challenge = this.door.challenge(request);
    return challenge === null ? null : plainAnswer(401, { 'www-authenticate': challenge });
  }

  private answer(request: CaldavRequest): CaldavAnswer {
    try {
      return this.answerGuest(request);
    } catch (error) {
      return plainAnswer(400, { 'content-type': 'text/plain' }, error instanceof Error ? error.message : '');
    }
  }

  private answerGuest(request: CaldavRequest): CaldavAnswer {
    switch (request.method) {
      case 'PROPFIND':
        return answerPropfind(this.site, request);
      case 'REPORT':
        return answerReport(this.site, request);
      case 'MKCALENDAR':
        return answerMkcalendar(this.site, request);
      case 'GET':
      case 'PUT':
      case 'DELETE':
        return answerObject(this.site, request);
      case 'OPTIONS':
        return plainAnswer(200, {
          dav: '1, 3, access-control, calendar-access',
          allow: 'OPTIONS, GET, PUT, DELETE, PROPFIND, REPORT',
        });
      default:
        return plainAnswer(405);
    }
  }

  private send(
    { status, headers, body }: CaldavAnswer,
    incoming: IncomingMessage,
    response: ServerResponse,
    fault: CaldavFault | null,
  ): void {
    if (fault?.kind === 'cut-after') return void incoming.socket.destroy();
    const content = fault?.kind === 'half-content' ? body.slice(0, body.length / 2) : body;
    const zipped =
      this.quirks.gzip && content !== '' && /\bgzip\b/.test(String(incoming.headers['accept-encoding'] ?? ''));
    const bytes = zipped ? gzipSync(content) : Buffer.from(content);
    response.writeHead(status, {
      ...headers,
      ...(zipped ? { 'content-encoding': 'gzip' } : {}),
      ...(status === 204 ? {} : { 'content-length': bytes.length }),
    });
    if (fault?.kind === 'half-answer')
      response.write(bytes.subarray(0, bytes.length / 2), () => incoming.socket.destroy());
    else response.end(bytes);
  }
}
