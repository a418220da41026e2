import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, Matches } from 'class-validator';
import { CHANGE_TOPIC, type ChangeTopic } from './closed-lists.js';

export const MOST_TOPICS = 20;

/** What a stream of changes is to tell of. */
export class ChangesQuery {
  @ApiProperty({
    type: String,
    example: 'pairs,job:0193a000-0000-7000-8000-000000000001',
    description: `Up to ${MOST_TOPICS}, with commas between them: pairs, pair:<id>, connectors, calendars, jobs, job:<id>, audit.`,
  })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_TOPICS)
  @ArrayUnique()
  @Matches(CHANGE_TOPIC, {
    each: true,
    message: 'a topic is pairs, pair:<id>, connectors, calendars, jobs, job:<id> or audit',
  })
  topics: ChangeTopic[];
}

/** Data of a `change` event: those of the topics asked for about which something may be new. */
export class Changes {
  @ApiProperty({ type: [String] }) topics: ChangeTopic[];
}
