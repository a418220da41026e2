import {
  CONNECTOR_KINDS,
  CONNECTOR_STATUSES,
  type ConnectorKind,
  type ConnectorStatus,
  type ConnectorStatusReason,
} from '@calmirror/contracts';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { oneOf } from '../one-of.js';

/** A configured account at a provider. */
@Entity({ name: 'connectors' })
@Check('connectors_kind', oneOf('kind', CONNECTOR_KINDS))
@Check('connectors_status', oneOf('status', CONNECTOR_STATUSES))
export class Connector {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'connectors_pkey' })
  id: string;

  @Column('text')
  kind: ConnectorKind;

  @Column('text')
  name: string;

  /** What is not secret; its shape belongs to the kind. */
  @Column('jsonb', { default: () => `'{}'` })
  settings: Record<string, unknown>;

  /** Sealed JSON; null where the account needs none. */
  @Column('bytea', { nullable: true })
  secret: Buffer | null;

  /** The provider's own, unchanging name of the account that gave its consent; null before, and for an organisation. */
  @Column('text', { name: 'account_subject', nullable: true })
  accountSubject: string | null;

  @Column('text', { name: 'account_mail', nullable: true })
  accountMail: string | null;

  @Column('text', { name: 'account_tenant', nullable: true })
  accountTenant: string | null;

  /** The last consent. */
  @Column('timestamptz', { name: 'connected_at', nullable: true })
  connectedAt: Date | null;

  @Column('text', { default: 'draft' })
  status: ConnectorStatus;

  @Column('text', { name: 'status_reason', nullable: true })
  statusReason: ConnectorStatusReason | null;

  @Column('timestamptz', { name: 'last_validated_at', nullable: true })
  lastValidatedAt: Date | null;

  /** Counts saves; the ETag of the API. */
  @Column('integer', { default: 1 })
  version: number;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}
