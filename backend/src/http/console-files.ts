import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';

/** Paths that belong to the server: what is not found there is not a page of the console. */
const SERVERS_OWN = /^\/(api|feeds|health|metrics)(\/|\?|$)/;

/** Angular puts the hash of the contents into these names. */
const HASHED = /-[\w-]{8}\.(js|css|woff2?|svg|png)$/;

/**
 * Serves the built console, and its first page for every address that is the console's own to understand. Nothing is
 * served when it has not been built.
 * @param folder where the build put index.html
 */
export async function serveConsole(app: NestFastifyApplication, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return;
  await app.register(fastifyStatic, { root: folder, wildcard: false, cacheControl: false, setHeaders: cacheHeaders });
  app
    .getHttpAdapter()
    .getInstance()
    .get('/*', (request, reply: FastifyReply) => {
      if (SERVERS_OWN.test(request.url)) return reply.callNotFound();
      return reply.sendFile('index.html');
    });
}

const cacheHeaders = (reply: FastifyReply, path: string): void => {
  void reply.header('Cache-Control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
};
