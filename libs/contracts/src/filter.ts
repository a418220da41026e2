import { TEXT_FIELDS, type FilterKind, type TextField } from '@calmirror/core';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** In the order in which people think of them. */
const FILTER_KINDS = [
  'declined',
  'unanswered',
  'tentative',
  'free',
  'all-day',
  'out-of-office',
  'focus-time',
  'working-location',
  'private',
  'cancelled',
  'categories',
  'text',
  'hours',
  'minimum-duration',
] as const satisfies readonly FilterKind[];

/** A filter as documented; the core says what is right (`validateFilters`), so that it is said once. */
export class FilterWire {
  @ApiProperty({ enum: FILTER_KINDS }) kind: FilterKind;
  @ApiPropertyOptional({ enum: ['exclude', 'only'], description: 'categories, text' }) mode?: 'exclude' | 'only';
  @ApiPropertyOptional({ type: [String], description: 'categories' }) categories?: string[];
  @ApiPropertyOptional({ enum: TEXT_FIELDS, description: 'text' }) field?: TextField;
  @ApiPropertyOptional({ description: 'text: a pattern in RE2 syntax' }) pattern?: string;
  @ApiPropertyOptional({ description: 'hours: IANA name' }) timeZone?: string;
  @ApiPropertyOptional({ type: [Number], description: 'hours: 1 Monday … 7 Sunday' }) weekdays?: number[];
  @ApiPropertyOptional({ example: '09:00', description: 'hours' }) from?: string;
  @ApiPropertyOptional({ example: '17:30', description: 'hours' }) to?: string;
  @ApiPropertyOptional({ description: 'minimum-duration' }) minutes?: number;
}
