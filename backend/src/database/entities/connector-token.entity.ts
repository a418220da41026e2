import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Connector } from './connector.entity.js';

/** The tokens of a connector's account, or of one mailbox of its organisation. Sealed to their row. */
@Entity({ name: 'connector_tokens' })
@Index('connector_tokens_ends', ['refreshExpiresAt'], { where: 'refresh_expires_at IS NOT NULL' })
export class ConnectorToken {
  @PrimaryColumn('uuid', { name: 'connector_id', primaryKeyConstraintName: 'connector_tokens_pkey' })
  connectorId: string;

  @ManyToOne(() => Connector, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'connector_id', foreignKeyConstraintName: 'connector_tokens_of' })
  connector: Connector;

  /** Mail address; empty for the account itself. */
  @PrimaryColumn('text', { default: '', primaryKeyConstraintName: 'connector_tokens_pkey' })
  mailbox: string;

  /** Whom the tokens were given to: they are nothing worth to another registration. */
  @Column('text')
  grantee: string;

  /** Null for an organisation: its access tokens are asked for with the secret alone. */
  @Column('bytea', { name: 'refresh_token', nullable: true })
  refreshToken: Buffer | null;

  /** Null where the provider sets no end. */
  @Column('timestamptz', { name: 'refresh_expires_at', nullable: true })
  refreshExpiresAt: Date | null;

  @Column('bytea', { name: 'access_token', nullable: true })
  accessToken: Buffer | null;

  /** sha-256 of the access token, to know it again without opening it. */
  @Column('bytea', { name: 'access_hash', nullable: true })
  accessHash: Buffer | null;

  /** Null when the provider refused the token before its time. */
  @Column('timestamptz', { name: 'access_expires_at', nullable: true })
  accessExpiresAt: Date | null;

  /** As granted, with spaces between them. */
  @Column('text', { default: '' })
  scope: string;

  /** Who asks the provider for new ones now: nobody else may until then. */
  @Column('uuid', { name: 'refreshing_by', nullable: true })
  refreshingBy: string | null;

  @Column('timestamptz', { name: 'refreshing_until', nullable: true })
  refreshingUntil: Date | null;

  @Column('timestamptz', { name: 'refreshed_at', default: () => 'now()' })
  refreshedAt: Date;
}
