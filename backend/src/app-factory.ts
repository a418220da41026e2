import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { Logger } from 'nestjs-pino';
import { AllModule } from './all.module.js';
import { ConfigModule } from './config/config.module.js';
import type { Configuration, Mode } from './config/configuration.js';
import { newId } from './database/new-id.js';
import { DemoModule } from './demo/demo.module.js';
import { acceptJsonOnly, BODY_LIMIT } from './http/body-parsing.js';
import { serveConsole } from './http/console-files.js';
import { InputPipe } from './http/input-pipe.js';
import { ProblemFilter } from './http/problem.filter.js';
import { securityHeaders } from './http/security-headers.js';
import { endUnusedConnections } from './http/unused-connections.js';
import { LogDestination, LogDestinationModule } from './logging/log-destination.js';
import { openApiDocument } from './openapi-document.js';
import { takePushBodies } from './push/push-bodies.js';
import { WebModule } from './web.module.js';
import { WorkerModule } from './worker.module.js';

const ROOTS: Readonly<Record<Mode, Type>> = { web: WebModule, worker: WorkerModule, all: AllModule };

export interface Surroundings {
  /** Folder of the built console. */
  consoleFolder: string;
  logs?: LogDestination;
}

/** The application of a mode, ready to listen. The database must have been migrated. */
export async function createApp(
  configuration: Configuration,
  { consoleFolder, logs = new LogDestination() }: Surroundings,
): Promise<NestFastifyApplication> {
  const root = {
    module: ROOTS[configuration.mode],
    imports: [ConfigModule.with(configuration), LogDestinationModule.to(logs), ...extras(configuration)],
  };
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter(configuration), {
    bufferLogs: true,
    bodyParser: false,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalPipes(new InputPipe());
  acceptJsonOnly(app);
  endUnusedConnections(app);
  await app.register(helmet, securityHeaders(configuration.secure));
  if (configuration.mode !== 'worker') await addWebParts(app, consoleFolder);
  return app;
}

/** The demonstration belongs to whoever serves the web. */
const extras = ({ demo, mode }: Configuration): Type[] => (demo && mode !== 'worker' ? [DemoModule] : []);

const adapter = ({ trustedProxies }: Configuration): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    genReqId: () => newId(),
    trustProxy: trustedProxies.length > 0 ? trustedProxies : false,
  });

async function addWebParts(app: NestFastifyApplication, consoleFolder: string): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  await app.register(cookie);
  await app.register(compress, { threshold: 1024 });
  takePushBodies(app);
  server.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith('/api/')) void reply.header('Cache-Control', 'no-store');
    done();
  });
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), { jsonDocumentUrl: 'api/openapi.json' });
  await serveConsole(app, consoleFolder);
}
