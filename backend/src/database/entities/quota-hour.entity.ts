import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Connector } from './connector.entity.js';

/** What all processes asked of a connector's provider in one hour. */
@Entity({ name: 'quota_hours' })
export class QuotaHourRow {
  /** Beginning of the hour. */
  @PrimaryColumn('timestamptz', { primaryKeyConstraintName: 'quota_hours_pkey' })
  at: Date;

  @PrimaryColumn('uuid', { name: 'connector_id', primaryKeyConstraintName: 'quota_hours_pkey' })
  connectorId: string;

  @ManyToOne(() => Connector, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'connector_id', foreignKeyConstraintName: 'quota_hours_connector' })
  connector: Connector;

  /** Sent; a batch counts as the requests within it. */
  @Column('integer', { default: 0 })
  requests: number;

  /** Answers that said that these were too many. */
  @Column('integer', { default: 0 })
  limited: number;

  /** Requests that were held back because our own budget was spent. */
  @Column('integer', { default: 0 })
  waits: number;
}
