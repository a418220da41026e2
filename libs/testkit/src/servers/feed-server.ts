import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { SELF_SIGNED } from './self-signed.js';

/** Answers one request; see `feed-responses.ts` for the usual ones. */
export type FeedResponse = (request: IncomingMessage, response: ServerResponse) => void;

/** A web server on loopback whose routes a test sets, and which remembers what it was asked. */
export class FeedServer {
  /** Every request that arrived, oldest first. */
  readonly requests: { readonly path: string; readonly headers: IncomingMessage['headers'] }[] = [];
  /** Connections that were made, whether or not a request followed. */
  connections = 0;
  private readonly routes = new Map<string, FeedResponse>();

  private constructor(
    private readonly server: Server,
    private readonly scheme: 'http' | 'https',
  ) {}

  static async start(scheme: 'http' | 'https' = 'http'): Promise<FeedServer> {
    const answer = (request: IncomingMessage, response: ServerResponse): void => feed.answer(request, response);
    const server = scheme === 'http' ? createHttpServer(answer) : createHttpsServer(SELF_SIGNED, answer);
    const feed = new FeedServer(server, scheme);
    server.on('connection', () => (feed.connections += 1));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return feed;
  }

  /** Sets, or replaces, what a path answers. All others answer 404. */
  route(path: string, response: FeedResponse): this {
    this.routes.set(path, response);
    return this;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  url(path: string, host = '127.0.0.1'): string {
    return `${this.scheme}://${host}:${this.port}${path}`;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '/';
    this.requests.push({ path, headers: request.headers });
    // Clients that hang up in the midst of an answer are what many tests are about.
    response.on('error', () => undefined);
    const respond = this.routes.get(path);
    if (respond) respond(request, response);
    else response.writeHead(404).end();
  }
}
