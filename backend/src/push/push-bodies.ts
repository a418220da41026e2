import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Where providers send their messages. */
const PATHS = /^\/push\//;

/** Bytes of a message; a collection of Graph's has some kilobytes. */
const LARGEST_MESSAGE = 256 * 1024;

/**
 * Bounds the bodies of messages more tightly than others. A message of Google's and a handshake of Graph's have no body but
 * name a type for it (`application/json; utf-8`, `text/plain`), for which they would be refused.
 */
export function takePushBodies(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRoute', (route) => {
    if (PATHS.test(route.url)) route.bodyLimit = LARGEST_MESSAGE;
  });
  server.addHook('onRequest', (request, _reply, done) => {
    const { headers } = request.raw;
    const isEmpty = headers['transfer-encoding'] === undefined && (headers['content-length'] ?? '0') === '0';
    if (isEmpty && PATHS.test(request.url)) delete headers['content-type'];
    done();
  });
}
