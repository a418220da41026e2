import { type Filter, type PolicySettings, validateFilters, validatePolicy } from '@calmirror/core';
import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { Allow, ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsObject } from 'class-validator';
import { IsString, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import {
  JOB_STATUSES,
  MAPPING_STATES,
  PAIR_STATE_REASONS,
  PAIR_STATES,
  TARGET_EDITS,
  type JobStatus,
  type MappingState,
  type PairState,
  type PairStateReason,
  type TargetEdits,
} from './closed-lists.js';
import { Page } from './page.js';
import type { FieldProblem } from './problem.js';
import { faultsOfMember, type SelfChecking } from './self-checking.js';
import { FilterWire } from './filter.js';
import { IfGiven } from './if-given.js';
import { IsName, LONGEST_NAME } from './is-name.js';
import { PolicyWire } from './policy.js';

const TEN_YEARS_OF_DAYS = 3_660;
const WEEK_OF_SECONDS = 604_800;
const SHORTEST_INTERVAL = 5;
const MOST_DECISIONS = 10_000;

export class WindowInput {
  @ApiProperty({ minimum: 0, maximum: TEN_YEARS_OF_DAYS }) @IsInt() @Min(0) @Max(TEN_YEARS_OF_DAYS) pastDays: number;
  @ApiProperty({ minimum: 1, maximum: TEN_YEARS_OF_DAYS }) @IsInt() @Min(1) @Max(TEN_YEARS_OF_DAYS) futureDays: number;
}

/** A run that would delete more than either of these holds its deletions until a person decides. */
export class LimitsInput {
  @ApiProperty({ minimum: 0, maximum: 100 }) @IsInt() @Min(0) @Max(100) deletePercent: number;
  @ApiProperty({ minimum: 0, maximum: 1_000_000 }) @IsInt() @Min(0) @Max(1_000_000) deleteCount: number;
}

/** A pair to be made. */
export class PairInput implements SelfChecking {
  @ApiProperty({ maxLength: LONGEST_NAME, example: 'Private → Work' })
  @IsName()
  name: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  sourceCalendarId: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  targetCalendarId: string;

  @ApiPropertyOptional({ default: true })
  @IfGiven()
  @IsBoolean()
  enabled?: boolean;

  @ApiPropertyOptional({ type: PolicyWire, default: { preset: 'busy' } })
  @Allow()
  policy?: PolicySettings;

  @ApiPropertyOptional({ type: [FilterWire], default: [] })
  @Allow()
  filters?: Filter[];

  @ApiPropertyOptional({ type: WindowInput, default: { pastDays: 30, futureDays: 365 } })
  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => WindowInput)
  window?: WindowInput;

  @ApiPropertyOptional({ minimum: SHORTEST_INTERVAL, maximum: WEEK_OF_SECONDS, default: 300 })
  @IfGiven()
  @IsInt()
  @Min(SHORTEST_INTERVAL)
  @Max(WEEK_OF_SECONDS)
  intervalSeconds?: number;

  @ApiPropertyOptional({ type: LimitsInput, default: { deletePercent: 30, deleteCount: 50 } })
  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => LimitsInput)
  limits?: LimitsInput;

  @ApiPropertyOptional({
    enum: TARGET_EDITS,
    enumName: 'TargetEdits',
    default: 'mend',
    description:
      'What becomes of mirrors that people change or delete on the target. `mend`: they are written again when the target ' +
      'is looked through. `respect`: they stay as they are, in state `respected`, until their source event changes, or ' +
      'what the policy makes of it; copies that people made stay too.',
  })
  @IfGiven()
  @IsIn(TARGET_EDITS)
  targetEdits?: TargetEdits;

  @ApiPropertyOptional({
    default: false,
    description:
      'Make the pair though it closes a loop, as two calendars do that mirror each other. Mirrors are known by their marker ' +
      'and by their ids and are never mirrored again, so that each event goes each way once.',
  })
  @IfGiven()
  @IsBoolean()
  allowLoop?: boolean;

  faults(): FieldProblem[] {
    return ruleFaults(this);
  }
}

/** What a pair is changed to. A member that is absent keeps its value; the calendars can only be the present ones. */
export class PairUpdate
  extends PartialType(OmitType(PairInput, ['faults', 'allowLoop']), { skipNullProperties: false })
  implements SelfChecking
{
  faults(): FieldProblem[] {
    return ruleFaults(this);
  }
}

/** Policy and filters are judged by the core alone, shape and meaning. */
function ruleFaults({ policy, filters }: Pick<PairInput, 'policy' | 'filters'>): FieldProblem[] {
  return [
    ...(policy === undefined ? [] : faultsOfMember('policy', validatePolicy(policy))),
    ...(filters === undefined ? [] : faultsOfMember('filters', validateFilters(filters))),
  ];
}

/**
 * `mirrored`: mirrors that stand on the target; `held`: those among them whose deletion waits for a person; `respected`:
 * those that a person changed or deleted on the target, and that are left so.
 */
export class PairCounts {
  @ApiProperty() mirrored: number;
  @ApiProperty() filtered: number;
  @ApiProperty() held: number;
  @ApiProperty() failed: number;
  @ApiProperty() respected: number;
}

export class PairAnswer {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ format: 'uuid' }) sourceCalendarId: string;
  @ApiProperty({ format: 'uuid' }) targetCalendarId: string;
  @ApiProperty({ description: 'What the source calendar is called.' }) sourceName: string;
  @ApiProperty({ description: 'What the target calendar is called.' }) targetName: string;

  @ApiProperty({ type: String, nullable: true, description: 'Where a published target is read; null for any other.' })
  feedUrl: string | null;

  @ApiProperty() enabled: boolean;
  @ApiProperty({ type: PolicyWire }) policy: PolicySettings;
  @ApiProperty({ type: [FilterWire] }) filters: readonly Filter[];
  @ApiProperty({ type: WindowInput }) window: WindowInput;
  @ApiProperty() intervalSeconds: number;
  @ApiProperty({ type: LimitsInput }) limits: LimitsInput;
  @ApiProperty({ enum: TARGET_EDITS, enumName: 'TargetEdits' }) targetEdits: TargetEdits;
  @ApiProperty({ enum: PAIR_STATES, enumName: 'PairState' }) state: PairState;
  @ApiProperty({ enum: PAIR_STATE_REASONS, enumName: 'PairStateReason', nullable: true })
  stateReason: PairStateReason | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastSucceededAt: string | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Seconds since the target was known to be true.' })
  freshnessSeconds: number | null;

  @ApiProperty({ type: PairCounts }) counts: PairCounts;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
}

/** Which pairs are asked for. */
export class PairQuery extends Page {
  @ApiPropertyOptional({ description: 'Part of the name, in any case.' })
  @IfGiven()
  @IsString()
  @MaxLength(LONGEST_NAME)
  name?: string;

  @ApiPropertyOptional({ enum: PAIR_STATES, enumName: 'PairState' })
  @IfGiven()
  @IsIn(PAIR_STATES)
  state?: PairState;

  @ApiPropertyOptional({ format: 'uuid' })
  @IfGiven()
  @IsUUID()
  sourceCalendarId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IfGiven()
  @IsUUID()
  targetCalendarId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Of the source calendar or the target calendar.' })
  @IfGiven()
  @IsUUID()
  connectorId?: string;

  @ApiPropertyOptional({ type: Boolean })
  @IfGiven()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  enabled?: boolean;
}

/** What has become of one source event. */
export class PairEventAnswer {
  @ApiProperty() eventId: string;
  @ApiProperty({ enum: MAPPING_STATES, enumName: 'MappingState' }) state: MappingState;
  @ApiProperty({ type: String, nullable: true, description: 'Why it is in this state, where that needs saying.' })
  reason: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Of the mirror as last written; null where none is known.',
  })
  summary: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Of the mirror; `…Z` for an instant, without `Z` for a floating time, `YYYY-MM-DD` for a whole day.',
  })
  start: string | null;

  @ApiProperty({ type: Boolean, nullable: true }) allDay: boolean | null;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
}

export class PairEventsQuery extends Page {
  @ApiPropertyOptional({ enum: MAPPING_STATES, enumName: 'MappingState' })
  @IfGiven()
  @IsIn(MAPPING_STATES)
  state?: MappingState;
}

/** Which held deletions are decided; all of them when `eventIds` is absent. */
export class DeletionChoice {
  @ApiPropertyOptional({ type: [String], maxItems: MOST_DECISIONS })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_DECISIONS)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(4_096, { each: true })
  eventIds?: string[];
}

export class DeletionsDecided {
  @ApiProperty({ description: 'Held deletions that were decided by this request.' }) decided: number;
}

export const MIRROR_FATES = ['delete', 'keep'] as const;
export type MirrorFate = (typeof MIRROR_FATES)[number];

/** What becomes of a pair's mirrors when it is removed. */
export class PairRemovalQuery {
  @ApiPropertyOptional({ enum: MIRROR_FATES, default: 'delete' })
  @IfGiven()
  @IsIn(MIRROR_FATES)
  mirrors?: MirrorFate;
}

/** The job that takes a pair's mirrors away; the pair goes with the last of them. */
export class PairRemovalStarted {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: JOB_STATUSES, enumName: 'JobStatus' }) status: JobStatus;
}
