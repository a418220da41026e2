import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { SecretsModule } from '../secrets/secrets.module.js';
import { SourceSnapshot } from './source-snapshot.js';

/** The source calendars' events, for the API that shows them and the jobs that mirror them. */
@Module({ imports: [DatabaseModule, SecretsModule], providers: [SourceSnapshot], exports: [SourceSnapshot] })
export class SourceSnapshotModule {}
