import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, IsUUID } from 'class-validator';
import { AUDIT_ACTIONS, type AuditAction } from './closed-lists.js';
import { Page } from './page.js';

/** Which entries of the audit log are asked for; newest first. */
export class AuditQuery extends Page {
  @ApiProperty({ required: false, enum: AUDIT_ACTIONS })
  @IsOptional()
  @IsIn(AUDIT_ACTIONS)
  action?: AuditAction;

  @ApiProperty({
    required: false,
    format: 'uuid',
    description: 'The connector, calendar, pair, job or user concerned.',
  })
  @IsOptional()
  @IsUUID()
  subjectId?: string;

  @ApiProperty({ required: false, format: 'uuid' })
  @IsOptional()
  @IsUUID()
  actorId?: string;

  @ApiProperty({ required: false, format: 'date-time', description: 'Not before.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  from?: string;

  @ApiProperty({ required: false, format: 'date-time', description: 'Before.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  to?: string;
}

/** One change of configuration: who, what, before, after, from where. */
export class AuditRecord {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Null for what the installation did by itself.',
  })
  actorId: string | null;

  @ApiProperty({ type: String, nullable: true })
  actorName: string | null;

  @ApiProperty({ enum: AUDIT_ACTIONS })
  action: AuditAction;

  @ApiProperty()
  subjectKind: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  subjectId: string | null;

  @ApiProperty({ type: String, nullable: true })
  subjectName: string | null;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  before: Record<string, unknown> | null;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  after: Record<string, unknown> | null;

  @ApiProperty({ type: String, nullable: true, description: 'Address that the change came from.' })
  address: string | null;

  @ApiProperty({ type: String, nullable: true })
  requestId: string | null;
}

/** What a look at the whole hash chain found. */
export class AuditVerification {
  @ApiProperty({ description: 'Whether every entry is the one that was written, in its place.' })
  intact: boolean;

  @ApiProperty({ description: 'Entries that are as they were written, from the first one on.' })
  entries: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Number of the first entry that is not; null when intact.',
  })
  brokenAt: number | null;

  @ApiProperty({
    description: 'Hash of the last good entry, in hexadecimal digits. Keep it elsewhere, to notice a cut end.',
  })
  head: string;
}
