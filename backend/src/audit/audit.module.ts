import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { AuditLog } from './audit-log.js';
import { AuditTrail } from './audit-trail.js';
import { ChainCheck } from './chain-check.js';

@Module({
  imports: [DatabaseModule, ChangesModule],
  providers: [AuditLog, AuditTrail, ChainCheck],
  exports: [AuditLog, AuditTrail, ChainCheck],
})
export class AuditModule {}
