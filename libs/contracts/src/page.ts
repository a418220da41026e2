import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';

/** Which part of a list is asked for. */
export class Page {
  @ApiProperty({ required: false, minimum: 1, default: 1 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  page: number = 1;

  @ApiProperty({ required: false, minimum: 1, maximum: 200, default: 50 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
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
