import { ApiProperty } from '@nestjs/swagger';
import {
  LANES,
  PAIR_STATE_REASONS,
  PAIR_STATES,
  PUSH_OFF_REASONS,
  PUSH_STATES,
  type Lane,
  type PairState,
  type PairStateReason,
  type PushOffReason,
  type PushState,
} from './closed-lists.js';
import { ForecastItem } from './forecast.js';

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

/** A pair that waits for a person, or will. */
export class PairToAttend {
  @ApiProperty({ format: 'uuid' }) pairId: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: PAIR_STATES }) state: PairState;

  @ApiProperty({ enum: PAIR_STATE_REASONS, nullable: true })
  stateReason: PairStateReason | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'In this state since; null if unknown.',
  })
  since: string | null;
}

/** Enabled pairs by how long ago their targets were known to be true. */
export class PairsFreshness {
  @ApiProperty({ description: 'Within three intervals, or 15 minutes.' }) fresh: number;
  @ApiProperty({ description: 'Longer ago than that.' }) late: number;
  @ApiProperty({ description: 'Not yet filled.' }) never: number;
}

/** Calendars that get word of their changes, or that do not for one reason. */
export class CalendarsWithPush {
  @ApiProperty({ enum: PUSH_STATES, enumName: 'PushState' }) state: PushState;

  @ApiProperty({ enum: PUSH_OFF_REASONS, enumName: 'PushOffReason', nullable: true, description: 'Null with `on`.' })
  reason: PushOffReason | null;

  @ApiProperty() calendars: number;
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

  @ApiProperty({
    type: [PairToAttend],
    description: 'Pairs that need attention, then failing ones, then those with held deletions; at most 20.',
  })
  attention: PairToAttend[];

  @ApiProperty({
    type: [ForecastItem],
    description: 'What has ended, or ends within a week (see `/api/forecast`), soonest first; at most 20.',
  })
  expiring: ForecastItem[];

  @ApiProperty({ type: PairsFreshness }) freshness: PairsFreshness;

  @ApiProperty({
    type: [CalendarsWithPush],
    description: 'One entry for `on` and one for each reason, in the order of the closed list; some seconds old.',
  })
  push: CalendarsWithPush[];
}
