import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { KeyCheck } from './key-check.js';
import { KeyRing } from './key-ring.js';
import { SecretBox } from './secret-box.js';

@Module({ imports: [DatabaseModule], providers: [KeyRing, SecretBox, KeyCheck], exports: [KeyRing, SecretBox] })
export class SecretsModule {}
