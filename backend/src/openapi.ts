import { writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { ConfigModule } from './config/config.module.js';
import { Configuration } from './config/configuration.js';
import { LogDestination, LogDestinationModule } from './logging/log-destination.js';
import { openApiDocument } from './openapi-document.js';
import { WebModule } from './web.module.js';

const root = {
  module: WebModule,
  imports: [ConfigModule.with(new Configuration()), LogDestinationModule.to(new LogDestination())],
};

/** `node openapi.js FILE` writes the description of the API. A preview makes no provider: no database is needed. */
const app = await NestFactory.create(root, new FastifyAdapter(), {
  preview: true,
  abortOnError: false,
  logger: ['error'],
});
writeFileSync(process.argv[2] ?? 'openapi.json', `${JSON.stringify(openApiDocument(app), null, 2)}\n`);
await app.close();
