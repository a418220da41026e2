import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';

/** Far beyond the end of every list, and small enough for the database to count up to. */
export const LAST_PAGE = 1_000_000;
export const LONGEST_PAGE = 200;

/** Which part of a list is asked for. */
export class Page {
  @ApiProperty({ required: false, minimum: 1, maximum: LAST_PAGE, default: 1 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LAST_PAGE)
  page: number = 1;

  @ApiProperty({ required: false, minimum: 1, maximum: LONGEST_PAGE, default: 50 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LONGEST_PAGE)
  pageSize: number = 50;

  @ApiProperty({ required: false, description: 'Field to sort by; a leading minus turns the order around.' })
  @IsOptional()
  @Matches(/^-?[A-Za-z]+$/, { message: 'sort must be the name of a field, with - before it for descending order' })
  sort?: string;
}

/** A page of a list, and how long the whole list is. */
export interface Listing<T> {
  items: T[];
  total: number;
}
