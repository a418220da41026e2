import type { CalendarEvent } from '@calmirror/core';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { LAST_PAGE, LONGEST_PAGE, Page } from './page.js';
import { PUSH_OFF_REASONS, PUSH_STATES, type PushOffReason, type PushState } from './closed-lists.js';
import type { FieldProblem } from './problem.js';
import type { SelfChecking } from './self-checking.js';
import { IfGiven } from './if-given.js';
import { IsName, LONGEST_NAME } from './is-name.js';

const LONGEST_EXTERNAL_ID = 2_048;

/** Which calendars are asked for. */
export class CalendarQuery extends Page {
  @ApiPropertyOptional({ format: 'uuid' })
  @IfGiven()
  @IsUUID()
  connectorId?: string;

  @ApiPropertyOptional({ description: 'Part of the name, in any case.' })
  @IfGiven()
  @IsString()
  @MaxLength(LONGEST_NAME)
  name?: string;
}

/** A calendar to be used: a discovered one by its `externalId`, or a new one by its `name`. */
export class CalendarInput implements SelfChecking {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  connectorId: string;

  @ApiPropertyOptional({ maxLength: LONGEST_EXTERNAL_ID, description: 'As discovered.' })
  @IfGiven()
  @IsString()
  @Length(1, LONGEST_EXTERNAL_ID)
  externalId?: string;

  @ApiPropertyOptional({ maxLength: LONGEST_NAME, description: 'Of a new calendar, where the provider can make one.' })
  @IfGiven()
  @IsName()
  name?: string;

  faults(): FieldProblem[] {
    const given = [this.externalId, this.name].filter((member) => member !== undefined).length;
    if (given === 1) return [];
    return given === 0
      ? [{ field: 'externalId', code: 'required', message: 'Either externalId or name is needed.' }]
      : [{ field: 'name', code: 'not-allowed', message: 'A discovered calendar has its name already.' }];
  }
}

/** What a calendar is changed to. A member that is absent keeps its value. */
export class CalendarUpdate {
  @ApiPropertyOptional({ maxLength: LONGEST_NAME })
  @IfGiven()
  @IsName()
  name?: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: '#3f51b5', description: '#rrggbb or a CSS3 name' })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  @Matches(/^(#[0-9a-f]{6}|[a-z]+)$/i, { message: 'This must be #rrggbb or a CSS3 colour name.' })
  color?: string | null;
}

/** Whether the provider tells of the calendar's changes, and if not, why. */
export class CalendarPush {
  @ApiProperty({ enum: PUSH_STATES, enumName: 'PushState' }) state: PushState;

  @ApiProperty({ enum: PUSH_OFF_REASONS, enumName: 'PushOffReason', nullable: true, description: 'Null with `on`.' })
  reason: PushOffReason | null;

  @ApiProperty({ type: String, nullable: true, description: 'What the provider said, where it refused or failed.' })
  message: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description:
      'With `on`: when the channel ends, unless it is renewed, as it is by itself well before. Null where a connection is held.',
  })
  until: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'The last message of a channel or connection that stands; seconds late. Null: none has come.',
  })
  lastMessageAt: string | null;
}

export class CalendarAnswer {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) connectorId: string;
  @ApiProperty({ description: "The provider's own name for it." }) externalId: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: String, nullable: true }) color: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'IANA name' }) timeZone: string | null;
  @ApiProperty() readable: boolean;
  @ApiProperty() writable: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastPulledAt: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Open to whoever has it. Null where Calmirror does not publish the calendar, and once revoked.',
  })
  feedUrl: string | null;

  @ApiProperty({ type: CalendarPush }) push: CalendarPush;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
}

export class CalendarEventsQuery {
  @ApiPropertyOptional({ format: 'date-time', description: 'Default: 7 days ago.' })
  @IfGiven()
  @IsISO8601({ strict: true })
  from?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Default: 31 days after `from`. At most 400 days after it.',
  })
  @IfGiven()
  @IsISO8601({ strict: true })
  to?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: LAST_PAGE, default: 1 })
  @IfGiven()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LAST_PAGE)
  page?: number;

  @ApiPropertyOptional({ minimum: 1, maximum: LONGEST_PAGE, description: 'Default: all of them.' })
  @IfGiven()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LONGEST_PAGE)
  pageSize?: number;
}

/** One occurrence. Times are `…Z` for an instant, without `Z` for a floating time, `YYYY-MM-DD` for a whole day. */
export class InstanceAnswer {
  @ApiProperty() uid: string;
  @ApiProperty({ type: String, nullable: true }) recurrenceId: string | null;
  @ApiProperty() start: string;
  @ApiProperty({ description: 'Excluded.' }) end: string;
  @ApiProperty({ type: String, nullable: true }) summary: string | null;
  @ApiProperty({ type: String, nullable: true }) location: string | null;
  @ApiProperty({ enum: ['confirmed', 'tentative', 'cancelled'] }) status: string;
  @ApiProperty({ enum: ['opaque', 'transparent'] }) transparency: string;
}

export class Instances {
  @ApiProperty({ type: [InstanceAnswer] }) items: InstanceAnswer[];
  @ApiProperty() total: number;
}

/** Some of a calendar's events as the engine knows them, to be shown under a policy before there is a pair. */
export class CalendarSample {
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'Whole events and series, by their next occurrence; at most 50.',
  })
  items: CalendarEvent[];

  @ApiProperty({ description: 'Events of the time that was looked at; may be more than `items` has.' }) total: number;
  @ApiProperty({ type: String, nullable: true, description: 'IANA name, of the calendar' }) timeZone: string | null;
}
