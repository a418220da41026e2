import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Json } from './graph-request.js';

/** An address that keeps what is sent to it, and answers a handshake as well or as badly as it is told to. */
export class NoticeReceiver {
  readonly notices: Json[] = [];
  handshake: (token: string, response: ServerResponse) => void = echo;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<NoticeReceiver> {
    const server = createServer((request, response) => void receiver.receive(request, response));
    const receiver = new NoticeReceiver(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/notices`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const token = new URL(request.url ?? '/', this.url).searchParams.get('validationToken');
    if (token !== null) return this.handshake(token, response);
    const { value } = JSON.parse(body) as { readonly value: readonly Json[] };
    this.notices.push(...value);
    response.writeHead(202).end();
  }
}

function echo(token: string, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/plain' }).end(token);
}
