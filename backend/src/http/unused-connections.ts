import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/**
 * Ends connections on which nothing was asked yet, once the server closes: browsers open some in advance. Node takes them
 * for busy, and would wait a minute for their first request.
 */
export function endUnusedConnections(app: NestFastifyApplication): void {
  const unused = new Set<Socket>();
  let closing = false;
  app
    .getHttpServer()
    .on('connection', (socket: Socket) => {
      if (closing) socket.destroy();
      else unused.add(socket.once('close', () => unused.delete(socket)));
    })
    .on('request', ({ socket }: IncomingMessage) => unused.delete(socket));
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preClose', (done) => {
      closing = true;
      for (const socket of unused) socket.destroy();
      done();
    });
}
