import { Module } from '@nestjs/common';
import { WebModule } from './web.module.js';
import { WorkerModule } from './worker.module.js';

/** Both in one process; what they share is there once. */
@Module({ imports: [WebModule, WorkerModule] })
export class AllModule {}
