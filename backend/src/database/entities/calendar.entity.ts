import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Connector } from './connector.entity.js';

/** One collection of events at a connector, and where its reading stands. */
@Entity({ name: 'calendars' })
@Index('calendars_external', ['connectorId', 'externalId'], { unique: true })
@Index('calendars_feed_token', ['feedTokenHash'], { unique: true, where: 'feed_token_hash IS NOT NULL' })
@Index('calendars_watch', ['nextWatchAt'], { where: 'next_watch_at IS NOT NULL' })
@Index('calendars_due', ['nextPullAt'], { where: 'next_pull_at IS NOT NULL' })
export class Calendar {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'calendars_pkey' })
  id: string;

  @Column('uuid', { name: 'connector_id' })
  connectorId: string;

  @ManyToOne(() => Connector, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'connector_id', foreignKeyConstraintName: 'calendars_connector' })
  connector: Connector;

  @Column('text', { name: 'external_id' })
  externalId: string;

  /** The mailbox that it belongs to, where one connector serves many; null where all calendars are the connector's own. */
  @Column('text', { nullable: true })
  mailbox: string | null;

  /**
   * Whose slots its jobs take, and whose budget its requests: the connector's id, or that of one of its mailboxes
   * (`accountIdOf`). The database itself fills in the connector's where none is given.
   */
  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  color: string | null;

  @Column('text', { name: 'time_zone', nullable: true })
  timeZone: string | null;

  @Column('boolean')
  readable: boolean;

  @Column('boolean')
  writable: boolean;

  /** Sealed token of the published address; null where the calendar has none or it was revoked. */
  @Column('bytea', { name: 'feed_token', nullable: true })
  feedToken: Buffer | null;

  /** sha-256 of the same token, to find the calendar by. */
  @Column('bytea', { name: 'feed_token_hash', nullable: true })
  feedTokenHash: Buffer | null;

  /** Counts changes of the published contents; the feed's ETag. */
  @Column('bigint', { name: 'feed_version', default: 0 })
  feedVersion: string;

  /** When the published contents last changed. */
  @Column('timestamptz', { name: 'feed_changed_at', nullable: true })
  feedChangedAt: Date | null;

  /** The adapter's cursor of the last complete read; moves with the snapshot in one transaction (promise 8). */
  @Column('text', { nullable: true })
  cursor: string | null;

  /** Version of the snapshot; grows with every read that changed something. */
  @Column('bigint', { name: 'snapshot_version', default: 0 })
  snapshotVersion: string;

  /** Least seconds between two reads that the source asks for. */
  @Column('integer', { name: 'refresh_seconds', nullable: true })
  refreshSeconds: number | null;

  @Column('timestamptz', { name: 'last_pulled_at', nullable: true })
  lastPulledAt: Date | null;

  /** Null while no enabled pair reads this calendar. */
  @Column('timestamptz', { name: 'next_pull_at', nullable: true })
  nextPullAt: Date | null;

  /** Seconds between its reads in their present rhythm; null before the first that came by itself. */
  @Column('integer', { name: 'pull_seconds', nullable: true })
  pullSeconds: number | null;

  /** When its push channel is looked after next; null where there is nothing to look after. */
  @Column('timestamptz', { name: 'next_watch_at', nullable: true })
  nextWatchAt: Date | null;

  /** Reads in a row that found no change; the rhythm of quiet calendars slows with it. */
  @Column('integer', { name: 'quiet_pulls', default: 0 })
  quietPulls: number;

  @Column('integer', { default: 1 })
  version: number;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}
