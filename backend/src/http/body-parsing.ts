import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Bytes that the body of a request may have. */
export const BODY_LIMIT = 1024 * 1024;

/**
 * Leaves JSON as the only type of body: a form, which another site's page could send, is refused with 415. An empty body
 * is taken for none, whatever type it claims; a key `__proto__` or `constructor.prototype` is refused.
 */
export function acceptJsonOnly(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parse(request, body, done);
  });
}
