import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { ChangeNotes } from './change-notes.js';

/** For whoever changes something that a console may show. */
@Module({ imports: [DatabaseModule], providers: [ChangeNotes], exports: [ChangeNotes] })
export class ChangesModule {}
