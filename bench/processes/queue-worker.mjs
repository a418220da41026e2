// One worker with the product's queue and handlers that do nothing but note that they were called.
import 'reflect-metadata';
import path from 'node:path';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { root } from '../../scripts/bootstrap/root.mjs';
import { Tally } from '../parts/tally.mjs';

const load = (file) => import(path.join(root, 'dist/server/backend/src', file));
const { JOB_KINDS } = await import(path.join(root, 'dist/server/libs/contracts/src/index.js'));
const { ConfigModule } = await load('config/config.module.js');
const { Configuration } = await load('config/configuration.js');
const { WorkerQueueModule } = await load('queue/worker-queue.module.js');

const tally = new Tally();

const handlers = JOB_KINDS.map(
  (kind) =>
    class {
      kind = kind;

      async run({ payload }) {
        tally.note(payload);
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
process.on('message', ({ drain }) => drain && process.send({ drain: true }));
process.send({ ready: true });
