import { ApiProperty } from '@nestjs/swagger';

/** How far a pair's run has come. Counted in source events; exact for a first fill, a fair guess for later runs. */
export class PairProgress {
  @ApiProperty({ description: 'Source events that the run has to decide about; 0 when no run is under way.' })
  total: number;

  @ApiProperty({ description: 'Those that it has decided and, where need be, written.' }) done: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) startedAt: string | null;

  @ApiProperty({ type: Number, nullable: true, description: 'At the rate so far; null while there is none.' })
  remainingSeconds: number | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: "End of a first fill, by its pace and its account's budget; null: unknown, or none is under way.",
  })
  estimatedEndAt: string | null;
}
