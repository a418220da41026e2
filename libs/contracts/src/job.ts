import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsRFC3339, IsUUID } from 'class-validator';
import {
  JOB_KINDS,
  JOB_LOG_LEVELS,
  JOB_STATUSES,
  LANES,
  type JobKind,
  type JobLogLevel,
  type JobStatus,
  type Lane,
} from './closed-lists.js';
import { IfGiven } from './if-given.js';
import { Page } from './page.js';
import type { FieldProblem } from './problem.js';
import type { SelfChecking } from './self-checking.js';

const SUBJECTS = ['pairId', 'calendarId', 'connectorId'] as const;
type SubjectField = (typeof SUBJECTS)[number];

/** Which id each kind of job needs; it needs no other. */
export const SUBJECT_OF_KIND = {
  pull: 'calendarId',
  mirror: 'pairId',
  reconcile: 'pairId',
  remove: 'pairId',
  validate: 'connectorId',
  watch: 'calendarId',
} as const satisfies Record<JobKind, SubjectField>;

/** A job to be queued by hand. */
export class JobInput implements SelfChecking {
  @ApiProperty({ enum: JOB_KINDS, enumName: 'JobKind', description: '`mirror` pulls the source first.' })
  @IsIn(JOB_KINDS)
  kind: JobKind;

  @ApiPropertyOptional({ format: 'uuid', description: 'With `mirror`, `reconcile` and `remove`.' })
  @IfGiven()
  @IsUUID()
  pairId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'With `pull` and `watch`.' })
  @IfGiven()
  @IsUUID()
  calendarId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'With `validate`.' })
  @IfGiven()
  @IsUUID()
  connectorId?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Not before this moment; absent: now.' })
  @IfGiven()
  @IsRFC3339()
  runAt?: string;

  faults(): FieldProblem[] {
    return [...subjectFaults(this), ...momentFaults(this)];
  }
}

function subjectFaults(input: JobInput): FieldProblem[] {
  const { kind } = input;
  if (!JOB_KINDS.includes(kind)) return [];
  const needed = SUBJECT_OF_KIND[kind];
  const others = SUBJECTS.filter((field) => field !== needed && input[field] !== undefined);
  return [
    ...(input[needed] === undefined ? [fault(needed, 'required', `a ${kind} job needs ${needed}`)] : []),
    ...others.map((field) => fault(field, 'not-allowed', `a ${kind} job takes no ${field}`)),
  ];
}

/** The grammar of RFC 3339 lets days pass that no calendar has. */
function momentFaults({ runAt }: JobInput): FieldProblem[] {
  const wrong = typeof runAt === 'string' && Number.isNaN(Date.parse(runAt));
  return wrong ? [fault('runAt', 'format', 'runAt is no moment')] : [];
}

const fault = (field: string, code: FieldProblem['code'], message: string): FieldProblem => ({ field, code, message });

/** What a job did so far, over all its attempts. */
export class JobCounts {
  @ApiProperty({ description: 'Source events that were new or changed.' }) read: number;
  @ApiProperty() created: number;
  @ApiProperty() updated: number;
  @ApiProperty() deleted: number;
  @ApiProperty() unchanged: number;
  @ApiProperty() filtered: number;
  @ApiProperty({ description: 'Deletions that wait for approval.' }) held: number;
  @ApiProperty() failed: number;
  @ApiProperty({ description: 'Mirrors left as a person changed or deleted them on the target.' }) respected: number;
  @ApiProperty({ description: 'Requests to the provider.' }) requests: number;
}

export class JobErrorAnswer {
  @ApiProperty({ example: 'rate-limited' }) kind: string;
  @ApiProperty() message: string;
}

export class JobAnswer {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: JOB_KINDS, enumName: 'JobKind' }) kind: JobKind;
  @ApiProperty({ enum: LANES, enumName: 'Lane' }) lane: Lane;
  @ApiProperty({ enum: JOB_STATUSES, enumName: 'JobStatus' }) status: JobStatus;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) pairId: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) calendarId: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) connectorId: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Of the pair, calendar or connector; null when it is gone.',
  })
  subjectName: string | null;

  @ApiProperty() attempt: number;
  @ApiProperty() maxAttempts: number;
  @ApiProperty({ description: 'It runs, and was asked to stop.' }) cancelRequested: boolean;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) runAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) startedAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) finishedAt: string | null;
  @ApiProperty({ type: JobCounts }) counts: JobCounts;

  @ApiProperty({ type: JobErrorAnswer, nullable: true, description: 'Of the last attempt, with `queued` as well.' })
  error: JobErrorAnswer | null;
}

/** Which jobs are asked for. */
export class JobQuery extends Page {
  @ApiPropertyOptional({ enum: JOB_STATUSES, enumName: 'JobStatus' })
  @IfGiven()
  @IsIn(JOB_STATUSES)
  status?: JobStatus;

  @ApiPropertyOptional({ enum: JOB_KINDS, enumName: 'JobKind' })
  @IfGiven()
  @IsIn(JOB_KINDS)
  kind?: JobKind;

  @ApiPropertyOptional({ enum: LANES, enumName: 'Lane' })
  @IfGiven()
  @IsIn(LANES)
  lane?: Lane;

  @ApiPropertyOptional({ format: 'uuid' })
  @IfGiven()
  @IsUUID()
  pairId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IfGiven()
  @IsUUID()
  calendarId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IfGiven()
  @IsUUID()
  connectorId?: string;
}

export class JobLogQuery extends Page {
  @ApiPropertyOptional({ enum: JOB_LOG_LEVELS, enumName: 'JobLogLevel' })
  @IfGiven()
  @IsIn(JOB_LOG_LEVELS)
  level?: JobLogLevel;
}

export class JobLogAnswer {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ enum: JOB_LOG_LEVELS, enumName: 'JobLogLevel' }) level: JobLogLevel;
  @ApiProperty() message: string;
  @ApiProperty({ type: Object, additionalProperties: true }) data: Record<string, unknown>;
}
