import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { ChangeStreams } from './change-streams.js';

/** Tells open consoles what may be new. For whoever serves the web. */
@Module({ imports: [AuthModule], providers: [ChangeStreams], exports: [ChangeStreams] })
export class ChangeStreamsModule {}
