import { createServer, type IncomingMessage, request as send, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that changes what the server holds. */
export interface WriteRequest {
  readonly method: string;
  readonly path: string;
}

/** Called before a write goes to the server, and again before its answer goes to the client; it goes on when this does. */
export type WriteWatch = (moment: 'before' | 'after', request: WriteRequest) => Promise<void> | undefined;

const WRITES = new Set(['PUT', 'DELETE', 'POST']);

/** Stands between the product and a provider, and can hold each write before its effect, or the answer after it. */
export class HttpGate {
  /** What happens at each write; nothing unless a test sets it. */
  watch: WriteWatch = () => undefined;
  /** Requests of any kind that reached the server. */
  requests = 0;
  /** Writes that came, whatever became of them. */
  writes = 0;

  private constructor(
    private readonly server: Server,
    /** Without a slash at its end. */
    readonly url: string,
  ) {}

  /** `to`: the provider's origin. */
  static async start(to: string): Promise<HttpGate> {
    const server = createServer((request, response) => void gate.pass(to, request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const gate = new HttpGate(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    return gate;
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  private async pass(to: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '/', headers } = request;
    const write = { method, path: url };
    const chunks: Buffer[] = [];
    // Clients that are killed in the midst of a request are what this is for.
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (WRITES.has(method)) {
      this.writes += 1;
      await this.watch('before', write);
    }
    this.requests += 1;
    const onward = send(new URL(url, to), { method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const held = WRITES.has(method) ? this.watch('after', write) : undefined;
        const finish = (): void =>
          void response.writeHead(answer.statusCode ?? 502, answer.headers).end(Buffer.concat(parts));
        if (held) void held.then(finish);
        else finish();
      });
    });
    onward.on('error', () => response.destroy());
    onward.end(Buffer.concat(chunks));
  }
}
