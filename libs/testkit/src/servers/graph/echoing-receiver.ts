import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An address that proves itself to Graph by echoing its token, and takes whatever comes. */
export class EchoingReceiver {
  private constructor(private readonly server: Server) {}

  static async start(): Promise<EchoingReceiver> {
    const server = createServer((request, response) => {
      request.resume();
      const token = new URL(request.url ?? '/', 'http://receiver.test').searchParams.get('validationToken');
      if (token === null) response.writeHead(202).end();
      else response.writeHead(200, { 'content-type': 'text/plain' }).end(token);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new EchoingReceiver(server);
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/push`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
