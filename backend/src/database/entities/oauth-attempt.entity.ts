import { OAUTH_OUTCOMES, type OAuthOutcome } from '@calmirror/contracts';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { oneOf } from '../one-of.js';
import { Connector } from './connector.entity.js';

/** A consent that was asked for. The browser holds the state; only its digest is here. Answered once. */
@Entity({ name: 'oauth_attempts' })
@Check('oauth_attempts_outcome', oneOf('outcome', OAUTH_OUTCOMES))
@Index('oauth_attempts_state', ['stateHash'], { unique: true })
@Index('oauth_attempts_connector', ['connectorId'])
@Index('oauth_attempts_expiry', ['expiresAt'])
export class OAuthAttempt {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'oauth_attempts_pkey' })
  id: string;

  /** sha-256 of the state. */
  @Column('bytea', { name: 'state_hash' })
  stateHash: Buffer;

  /** The session of the browser that asked: `sessions.token_hash`. */
  @Column('bytea', { name: 'session_hash' })
  sessionHash: Buffer;

  @Column('uuid', { name: 'connector_id' })
  connectorId: string;

  @ManyToOne(() => Connector, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'connector_id', foreignKeyConstraintName: 'oauth_attempts_of' })
  connector: Connector;

  /** The registration that asked, as `connector_tokens.grantee` names it. */
  @Column('text')
  grantee: string;

  /** The sealed code verifier (RFC 7636) and nonce. */
  @Column('bytea')
  proof: Buffer;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  /** Since then its state is good for nothing any more. */
  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt: Date | null;

  @Column('text', { nullable: true })
  outcome: OAuthOutcome | null;

  /** For people: what was missing, or which account it was. */
  @Column('text', { nullable: true })
  detail: string | null;
}
