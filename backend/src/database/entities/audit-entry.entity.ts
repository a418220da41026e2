import type { AuditAction } from '@calmirror/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One change of configuration. Append-only: a trigger refuses UPDATE, DELETE and TRUNCATE, and each row's hash covers the one before. */
@Entity({ name: 'audit_log' })
@Index('audit_log_subject', ['subjectId', 'seq'])
@Index('audit_log_prev', ['prevHash'], { unique: true })
export class AuditEntry {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'audit_log_pkey' })
  seq: string;

  @Column('uuid')
  id: string;

  @Column('timestamptz')
  at: Date;

  /** Null for what the installation did by itself. */
  @Column('uuid', { name: 'actor_id', nullable: true })
  actorId: string | null;

  @Column('text', { name: 'actor_name', nullable: true })
  actorName: string | null;

  @Column('text')
  action: AuditAction;

  @Column('text', { name: 'subject_kind' })
  subjectKind: string;

  @Column('uuid', { name: 'subject_id', nullable: true })
  subjectId: string | null;

  @Column('text', { name: 'subject_name', nullable: true })
  subjectName: string | null;

  @Column('jsonb', { nullable: true })
  before: Record<string, unknown> | null;

  @Column('jsonb', { nullable: true })
  after: Record<string, unknown> | null;

  /** Address that the change came from. */
  @Column('text', { nullable: true })
  address: string | null;

  @Column('text', { name: 'request_id', nullable: true })
  requestId: string | null;

  @Column('bytea', { name: 'prev_hash' })
  prevHash: Buffer;

  @Column('bytea')
  hash: Buffer;
}
