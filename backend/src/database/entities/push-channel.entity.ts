import type { PushOffReason } from '@calmirror/contracts';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { oneOf } from '../one-of.js';
import { Calendar } from './calendar.entity.js';

/**
 * `opening`: asked for, not answered yet. `new`: it stands, and no message of it has come. `live`: it stands and is heard.
 * `replaced`: it stands until its successor is heard. `lost`: the provider has ended it. `failed`: none could be opened; the
 * row keeps why.
 */
export const CHANNEL_STATES = ['opening', 'new', 'live', 'replaced', 'lost', 'failed'] as const;
export type ChannelState = (typeof CHANNEL_STATES)[number];

/** A push channel of a calendar. There are two for a while, when one takes over from the other. */
@Entity({ name: 'push_channels' })
@Index('push_channels_calendar', ['calendarId'])
@Index('push_channels_end', ['expiresAt', 'id'])
@Check('push_channels_state', oneOf('state', CHANNEL_STATES))
export class PushChannelRow {
  /** Also in the token that each message carries: it is what a message is looked up by. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'push_channels_pkey' })
  id: string;

  @Column('uuid', { name: 'calendar_id' })
  calendarId: string;

  @ManyToOne(() => Calendar, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'calendar_id', foreignKeyConstraintName: 'push_channels_of' })
  calendar: Calendar;

  /** The provider's own id; null until it has answered. */
  @Column('text', { name: 'channel_id', nullable: true })
  channelId: string | null;

  /** What the provider wants to hear when the channel is closed; null where it wants nothing. */
  @Column('text', { name: 'resource_id', nullable: true })
  resourceId: string | null;

  /** sha-256 of the token. The token itself is with the provider alone. */
  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;

  /** Where its messages are sent to: another one than today's makes it useless. */
  @Column('text')
  address: string;

  @Column('text')
  state: ChannelState;

  @Column('timestamptz', { name: 'renew_at', nullable: true })
  renewAt: Date | null;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null;

  @Column('timestamptz', { name: 'replaced_at', nullable: true })
  replacedAt: Date | null;

  /** Of a `failed` one. */
  @Column('text', { nullable: true })
  failure: Extract<PushOffReason, 'refused-by-provider' | 'provider-failing'> | null;

  /** What the provider said; for administrators. */
  @Column('text', { nullable: true })
  message: string | null;

  /** Messages so far; written now and then, not with each. */
  @Column('integer', { default: 0 })
  messages: number;

  /** The provider's number of the last message, where it counts them: what comes again is known by it. */
  @Column('bigint', { name: 'last_number', nullable: true })
  lastNumber: string | null;

  @Column('timestamptz', { name: 'last_message_at', nullable: true })
  lastMessageAt: Date | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
