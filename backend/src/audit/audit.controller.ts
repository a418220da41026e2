import { AuditQuery, AuditRecord, AuditVerification, type Listing } from '@calmirror/contracts';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiListing } from '../http/api-answers.js';
import { AuditTrail } from './audit-trail.js';
import { ChainCheck } from './chain-check.js';

@ApiTags('operations')
@Controller('api/audit')
export class AuditController {
  constructor(
    private readonly trail: AuditTrail,
    private readonly chain: ChainCheck,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Changes of configuration: who, what, before, after, from where; newest first' })
  @ApiListing(AuditRecord)
  list(@Query() query: AuditQuery): Promise<Listing<AuditRecord>> {
    return this.trail.list(query);
  }

  @Get('verification')
  @ApiOperation({ summary: 'Whether the audit log is as it was written' })
  @ApiOkResponse({ type: AuditVerification })
  verify(): Promise<AuditVerification> {
    return this.chain.verify();
  }
}
