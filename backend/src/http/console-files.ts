import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';

/** Paths that belong to the server: what is not found there is not a page of the console. */
const SERVERS_OWN = /^\/(api|feeds|health|metrics)(\/|\?|$)/;

/** Angular puts the hash of the contents into these names. */
const HASHED = /-[\w-]{8}\.(js|css|woff2?|svg|png)$/;

/** What is never a page of its own; an image may be opened as one. */
const PART_OF_A_PAGE = /\.(js|css)$/;

/** Said to browsers about pages alone; on each of twenty scripts they would be a twentieth of the first load. */
const ABOUT_PAGES = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
];

/**
 * Serves the built console, and its first page for every address that is the console's own to understand. Nothing is
 * served when it has not been built.
 * @param folder where the build put index.html
 */
export async function serveConsole(app: NestFastifyApplication, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return;
  await app.register(fastifyStatic, { root: folder, wildcard: false, cacheControl: false, setHeaders: fileHeaders });
  app
    .getHttpAdapter()
    .getInstance()
    .get('/*', (request, reply: FastifyReply) => {
      if (SERVERS_OWN.test(request.url)) return reply.callNotFound();
      return reply.sendFile('index.html');
    });
}

function fileHeaders(reply: FastifyReply, path: string): void {
  void reply.header('Cache-Control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (PART_OF_A_PAGE.test(path)) for (const name of ABOUT_PAGES) reply.removeHeader(name);
}
