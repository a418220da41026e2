// One worker with the product's queue and handlers that do nothing but note how long their jobs waited.
import 'reflect-metadata';
import path from 'node:path';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { root } from '../../scripts/bootstrap/root.mjs';
import { preciseNow } from '../parts/queue-jobs.mjs';

const load = (file) => import(path.join(root, 'dist/server/backend/src', file));
const { ConfigModule } = await load('config/config.module.js');
const { Configuration } = await load('config/configuration.js');
const { SUPPORTED_KINDS } = await load('queue/supported-kinds.js');
const { WorkerQueueModule } = await load('queue/worker-queue.module.js');

let waited = [];

const handlers = SUPPORTED_KINDS.map(
  (kind) =>
    class {
      kind = kind;

      async run({ payload }) {
        if (payload.at) waited.push(preciseNow() - payload.at);
      }
    },
);

class Handlers {}
Module({ providers: handlers, exports: handlers })(Handlers);

const [databaseUrl, concurrency] = process.argv.slice(2);
const configuration = Object.assign(new Configuration(), { databaseUrl, workerConcurrency: Number(concurrency) });

class Worker {}
Module({ imports: [ConfigModule.with(configuration), WorkerQueueModule.with({ imports: [Handlers], handlers })] })(
  Worker,
);

const app = await NestFactory.createApplicationContext(Worker, { logger: ['error', 'warn'] });
process.on('SIGTERM', () => void app.close().then(() => process.exit()));
process.on('message', ({ waited: asked }) => {
  if (!asked) return;
  process.send({ waited });
  waited = [];
});
process.send({ ready: true });
