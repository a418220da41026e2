import { ApiProperty } from '@nestjs/swagger';
import { LANES, PAIR_STATES, type Lane, type PairState } from './closed-lists.js';

export class PairsInState {
  @ApiProperty({ enum: PAIR_STATES }) state: PairState;
  @ApiProperty() pairs: number;
}

export class LaneLoad {
  @ApiProperty({ enum: LANES }) lane: Lane;
  @ApiProperty({ description: 'Jobs that wait; also those that are not due yet.' }) queued: number;
  @ApiProperty() running: number;
  @ApiProperty({ description: 'How long the job that is due for longest has waited; 0 when none is due.' })
  oldestDueSeconds: number;
}

export class MirroredHour {
  @ApiProperty({ format: 'date-time', description: 'Beginning of the hour.' }) hour: string;
  @ApiProperty() created: number;
  @ApiProperty() updated: number;
  @ApiProperty() deleted: number;
}

export class RecentOutcomes {
  @ApiProperty() succeeded: number;
  @ApiProperty() failed: number;
  @ApiProperty() cancelled: number;
}

/** What the console's first page shows of the whole installation. */
export class MetricsSummary {
  @ApiProperty({ type: [PairsInState], description: 'One entry for each state, in the order of the closed list.' })
  pairs: PairsInState[];

  @ApiProperty({
    type: [LaneLoad],
    description: 'One entry for each lane, in the order in which workers look at them.',
  })
  lanes: LaneLoad[];

  @ApiProperty({ type: RecentOutcomes, description: 'Jobs that ended in the last 24 hours.' })
  finishedJobs: RecentOutcomes;

  @ApiProperty({
    type: [MirroredHour],
    description: 'Changes written to targets: the running hour and 23 before it, oldest first.',
  })
  mirrored: MirroredHour[];

  @ApiProperty({ type: [String], description: 'Workers that are connected now.' })
  workers: string[];
}
