import { type CalendarsWithPush, PUSH_OFF_REASONS, type PushOffReason } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Configuration } from '../config/configuration.js';
import { CHANNEL_STATES, type ChannelState } from '../database/entities/push-channel.entity.js';
import { pushReason } from '../database/push-standing.js';

export interface PushFigures {
  /** One entry for `on` and one for each reason. */
  readonly calendars: readonly CalendarsWithPush[];
  /** One entry for each state. */
  readonly channels: readonly { readonly state: ChannelState; readonly channels: number }[];
}

/** Milliseconds for which the figures are told again: every calendar and channel is looked at for them. */
const KEPT = 10_000;

/** How many calendars have push, and why the others have not. */
@Injectable()
export class PushOverview {
  private told: { readonly figures: Promise<PushFigures>; readonly until: number } | null = null;

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly configuration: Configuration,
  ) {}

  /** Some seconds old. */
  async figures(): Promise<PushFigures> {
    if (this.told === null || this.told.until <= performance.now()) {
      const figures = this.count();
      this.told = { figures, until: performance.now() + KEPT };
      figures.catch(() => (this.told = null));
    }
    return this.told.figures;
  }

  private async count(): Promise<PushFigures> {
    const byReason = await this.db.query<{ reason: PushOffReason | null; calendars: number }[]>(
      `SELECT reason, count(*)::int AS calendars FROM (
         SELECT ${pushReason(this.configuration.pushOrigin !== null)} AS reason
         FROM calendars c JOIN connectors k ON k.id = c.connector_id) AS calendar
       GROUP BY reason`,
    );
    const byState = await this.db.query<{ state: ChannelState; channels: number }[]>(
      'SELECT state, count(*)::int AS channels FROM push_channels GROUP BY state',
    );
    return {
      calendars: [null, ...PUSH_OFF_REASONS].map((reason) => ({
        state: reason === null ? 'on' : 'off',
        reason,
        calendars: byReason.find((row) => row.reason === reason)?.calendars ?? 0,
      })),
      channels: CHANNEL_STATES.map((state) => ({
        state,
        channels: byState.find((row) => row.state === state)?.channels ?? 0,
      })),
    };
  }
}
