import { hash, timingSafeEqual } from 'node:crypto';
import type { PushKind } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Metrics } from '../metrics/metrics.js';
import { BoundedMap } from './bounded-map.js';
import { ChannelDirectory, type KnownChannel } from './channel-directory.js';
import { ChannelTallies } from './channel-tallies.js';
import { readChannelToken, type ReadToken } from './channel-token.js';
import type { PushMessage } from './push-message.js';
import { type CalendarRequest, readOf, ToldChanges } from './told-changes.js';

/** What became of a message. `unwanted`: no enabled pair reads the calendar. `refused`: its token is not the channel's. */
export const PUSH_OUTCOMES = [
  'queued',
  'folded',
  'repeated',
  'greeted',
  'unwanted',
  'unknown',
  'refused',
  'malformed',
] as const;
export type PushOutcome = (typeof PUSH_OUTCOMES)[number];

/** Changes that are remembered, and for how many milliseconds, to know what is told of them again. */
const MOST_CHANGES = 20_000;
const CHANGE_KNOWN_FOR = 600_000;

/**
 * The first message proves that the provider reaches us; a predecessor is then needed no longer. Any other channel of the
 * calendar is taken for one: who replaces it may not have said so yet.
 */
const HEARD = `
WITH heard AS (
  UPDATE push_channels SET state = 'live' WHERE id = $1 AND state IN ('opening', 'new') RETURNING calendar_id
)
UPDATE calendars c SET next_watch_at = LEAST(c.next_watch_at, now()) FROM heard
WHERE c.id = heard.calendar_id AND EXISTS (
  SELECT FROM push_channels other WHERE other.calendar_id = c.id AND other.id <> $1)`;

const LOST = `UPDATE push_channels SET state = 'lost' WHERE id = $1 AND state <> 'failed'`;

/**
 * Takes the messages of providers. A message is a hint and nothing more: what is believed queues a job for the channel's own
 * calendar. What is not believed, and what comes again, costs a few look-ups in memory.
 */
@Injectable()
export class PushReceiver {
  private readonly changes = new BoundedMap<true>(MOST_CHANGES, () => performance.now());

  constructor(
    private readonly db: DataSource,
    private readonly directory: ChannelDirectory,
    private readonly tallies: ChannelTallies,
    private readonly metrics: Metrics,
    private readonly told: ToldChanges,
  ) {}

  /** Null is a message that could not be read. @throws when the database is away: the provider sends it again */
  async receive(kind: PushKind, message: PushMessage | null): Promise<PushOutcome> {
    const outcome = message === null ? 'malformed' : await this.judge(kind, message, new Date());
    this.metrics.pushMessages.inc({ provider: kind, outcome });
    return outcome;
  }

  private async judge(kind: PushKind, message: PushMessage, arrivedAt: Date): Promise<PushOutcome> {
    const token = readChannelToken(message.token);
    const channel = token && (await this.directory.find(token.channelId));
    if (!token || !channel) return 'unknown';
    if (!isBelieved(channel, kind, message, token)) return 'refused';
    const change = message.change && hash('sha256', `${channel.id} ${message.change}`, 'base64url');
    if (this.isRepeated(channel, message, change)) return 'repeated';
    if (!channel.heard) await this.hear(channel);
    const outcome = await this.act(channel, message, arrivedAt);
    // Only now: what could not be queued may come again.
    channel.lastNumber = Math.max(channel.lastNumber, message.number ?? 0);
    if (change !== null) this.changes.put(change, true, CHANGE_KNOWN_FOR);
    this.tallies.heard(channel.id, message.number);
    return outcome;
  }

  private isRepeated(channel: KnownChannel, { number }: PushMessage, change: string | null): boolean {
    if (number !== null && number <= channel.lastNumber) return true;
    return change !== null && this.changes.get(change) === true;
  }

  private async hear(channel: KnownChannel): Promise<void> {
    channel.heard = true;
    try {
      await this.db.query(HEARD, [channel.id]);
    } catch (error) {
      channel.heard = false;
      throw error;
    }
  }

  private async act(channel: KnownChannel, { subject }: PushMessage, arrivedAt: Date): Promise<PushOutcome> {
    if (subject === 'greeting') return 'greeted';
    if (!channel.wanted) return 'unwanted';
    const { calendarId, accountId } = channel;
    if (subject === 'removed') {
      await this.db.query(LOST, [channel.id]);
      this.directory.forget(channel.id);
    }
    const request: CalendarRequest =
      subject === 'removed' || subject === 'renew'
        ? { kind: 'watch', lane: 'upkeep', calendarId, accountId, payload: subject === 'renew' ? { renew: true } : {} }
        : readOf(calendarId, accountId, arrivedAt);
    return this.told.take(request);
  }
}

/** Compared in constant time; a channel's secret tells nothing about another channel, nor about another provider's. */
function isBelieved(
  channel: KnownChannel,
  kind: PushKind,
  { channelId }: PushMessage,
  { hash: told }: ReadToken,
): boolean {
  const secret = timingSafeEqual(channel.tokenHash, told);
  const named = channel.channelId === null || channelId === null || channel.channelId === channelId;
  return secret && named && channel.kind === kind;
}
