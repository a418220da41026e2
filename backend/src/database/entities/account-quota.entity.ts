import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Connector } from './connector.entity.js';

/** What is known of one account at its provider: whether it wants to be left alone, and how much was asked of it of late. */
@Entity({ name: 'account_quotas' })
@Index('account_quotas_of_connector', ['connectorId'])
export class AccountQuota {
  /** The connector's id, or that of one of its mailboxes (`accountIdOf`). */
  @PrimaryColumn('uuid', { name: 'account_id', primaryKeyConstraintName: 'account_quotas_pkey' })
  accountId: string;

  @Column('uuid', { name: 'connector_id' })
  connectorId: string;

  @ManyToOne(() => Connector, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'connector_id', foreignKeyConstraintName: 'account_quotas_connector' })
  connector: Connector;

  /** Null where the connector is the account. */
  @Column('text', { nullable: true })
  mailbox: string | null;

  /** The provider asked to leave the account alone until then; null or past where it did not. */
  @Column('timestamptz', { name: 'wait_until', nullable: true })
  waitUntil: Date | null;

  /** How often in a row it said that it was asked too much, without saying for how long to wait. */
  @Column('smallint', { default: 0 })
  strikes: number;

  @Column('timestamptz', { name: 'struck_at', nullable: true })
  struckAt: Date | null;

  /** Requests as of `used_at`, of which older ones fade out over the length of the budget's window. */
  @Column('double precision', { default: 0 })
  used: number;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt: Date | null;
}
