import { Injectable } from '@nestjs/common';
import type { PushChannel } from '@calmirror/connectors';
import type { PushOffReason } from '@calmirror/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { IS_SOURCE } from '../database/push-standing.js';
import type { KeptChannel } from './channel-plan.js';

/** A calendar, as far as its channels go. */
export interface WatchedCalendar {
  readonly id: string;
  readonly externalId: string;
  readonly accountId: string;
  readonly connectorId: string;
  readonly kind: string;
  readonly status: string;
  /** An enabled pair reads it. */
  readonly isSource: boolean;
  readonly channels: readonly KeptChannel[];
}

export interface AskedChannel {
  readonly id: string;
  readonly calendarId: string;
  readonly tokenHash: Buffer;
  readonly address: string;
}

const milliseconds = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`;

const CHANNELS = `
SELECT id, channel_id AS "channelId", resource_id AS "resourceId", address, state, ${milliseconds('renew_at')} AS "renewAt",
  ${milliseconds('expires_at')} AS "expiresAt", ${milliseconds('replaced_at')} AS "replacedAt"
FROM push_channels WHERE calendar_id = $1 ORDER BY created_at, id`;

/** A look that somebody asked for meanwhile is not put off. */
const LOOK = `
UPDATE calendars SET next_watch_at = CASE WHEN next_watch_at <= clock_timestamp() THEN next_watch_at
  ELSE to_timestamp($2::float8 / 1000) END WHERE id = $1`;

/** The rows of push channels, as their upkeep writes them. Each method is one step of a transaction of the caller's. */
@Injectable()
export class ChannelStore {
  constructor(private readonly db: DataSource) {}

  /** Null when the calendar is gone. */
  async load(calendarId: string): Promise<WatchedCalendar | null> {
    const [calendar] = await this.db.query<Omit<WatchedCalendar, 'channels'>[]>(
      `SELECT c.id, c.external_id AS "externalId", c.account_id AS "accountId", c.connector_id AS "connectorId", k.kind,
         k.status, ${IS_SOURCE} AS "isSource"
       FROM calendars c JOIN connectors k ON k.id = c.connector_id WHERE c.id = $1`,
      [calendarId],
    );
    return calendar ? { ...calendar, channels: await this.channels(this.db.manager, calendarId) } : null;
  }

  channels(manager: EntityManager, calendarId: string): Promise<KeptChannel[]> {
    return manager.query<KeptChannel[]>(CHANNELS, [calendarId]);
  }

  /** Before the provider is asked: the first message may come before its answer. */
  async ask(manager: EntityManager, { id, calendarId, tokenHash, address }: AskedChannel): Promise<void> {
    await manager.query(
      `INSERT INTO push_channels (id, calendar_id, token_hash, address, state) VALUES ($1, $2, $3, $4, 'opening')`,
      [id, calendarId, tokenHash, address],
    );
  }

  /** It stands. `heard`: the provider has reached us already, before it answered. */
  async stands(
    manager: EntityManager,
    id: string,
    { channel, renewAt, heard }: { channel: PushChannel; renewAt: number; heard: boolean },
  ): Promise<void> {
    await manager.query(
      `UPDATE push_channels SET channel_id = $2, resource_id = $3, expires_at = $4,
         renew_at = to_timestamp($5::float8 / 1000), state = CASE WHEN $6 OR state = 'live' THEN 'live' ELSE 'new' END
       WHERE id = $1`,
      [id, channel.id, channel.resourceId, channel.expiresAt, renewAt, heard],
    );
  }

  /** It stands for longer. */
  async prolong(manager: EntityManager, id: string, { expiresAt }: PushChannel, renewAt: number): Promise<void> {
    await manager.query(
      `UPDATE push_channels SET expires_at = $2, renew_at = to_timestamp($3::float8 / 1000) WHERE id = $1`,
      [id, expiresAt, renewAt],
    );
  }

  async replaced(manager: EntityManager, id: string): Promise<void> {
    await manager.query(`UPDATE push_channels SET state = 'replaced', replaced_at = now() WHERE id = $1`, [id]);
  }

  /** Keeps why, in the place of earlier reasons. */
  async failed(
    manager: EntityManager,
    { id, calendarId }: Pick<AskedChannel, 'id' | 'calendarId'>,
    failure: PushOffReason,
    message: string,
  ): Promise<void> {
    await manager.query(`DELETE FROM push_channels WHERE calendar_id = $1 AND state = 'failed'`, [calendarId]);
    await manager.query(`UPDATE push_channels SET state = 'failed', failure = $2, message = $3 WHERE id = $1`, [
      id,
      failure,
      message,
    ]);
  }

  async forget(manager: EntityManager, channels: readonly Pick<KeptChannel, 'id'>[]): Promise<void> {
    if (channels.length === 0) return;
    await manager.query('DELETE FROM push_channels WHERE id = ANY($1)', [channels.map(({ id }) => id)]);
  }

  async forgetFailures(manager: EntityManager, calendarId: string): Promise<void> {
    await manager.query(`DELETE FROM push_channels WHERE calendar_id = $1 AND state = 'failed'`, [calendarId]);
  }

  /** Null for never. */
  async lookAgain(manager: EntityManager, calendarId: string, at: number | null): Promise<void> {
    await manager.query(LOOK, [calendarId, at]);
  }

  /** The clock takes over where no channel tells of changes. */
  async readSoon(manager: EntityManager, calendarId: string): Promise<void> {
    await manager.query('UPDATE calendars SET next_pull_at = LEAST(next_pull_at, now()) WHERE id = $1', [calendarId]);
  }
}
