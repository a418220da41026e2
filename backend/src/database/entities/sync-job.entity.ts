import { JOB_KINDS, JOB_STATUSES, LANES, type JobKind, type JobStatus, type Lane } from '@calmirror/contracts';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { oneOf } from '../one-of.js';

/**
 * One piece of work. The partial indexes hold live rows only, so that a million finished ones cost a claim nothing.
 * `(kind, subjectId)` is unique among the waiting rows: what is already waiting is not queued twice. `exclusiveKey` is
 * unique among the running ones: two jobs that touch the same calendar or pair never run at once. `(accountId,
 * accountSlot)` is unique among them too: an account never has more jobs running than it has slots.
 */
@Entity({ name: 'sync_jobs' })
@Index('sync_jobs_claim', ['priority', 'runAt', 'id'], { where: `status = 'queued'` })
@Index('sync_jobs_waiting', ['kind', 'subjectId'], { unique: true, where: `status = 'queued'` })
@Index('sync_jobs_exclusive', ['exclusiveKey'], { unique: true, where: `status = 'running'` })
@Index('sync_jobs_account', ['accountId', 'accountSlot'], {
  unique: true,
  where: `status = 'running' AND account_id IS NOT NULL`,
})
@Index('sync_jobs_finished', ['finishedAt'], { where: 'finished_at IS NOT NULL' })
@Index('sync_jobs_subject', ['subjectId', 'id'])
@Check('sync_jobs_kind', oneOf('kind', JOB_KINDS))
@Check('sync_jobs_lane', oneOf('lane', LANES))
@Check('sync_jobs_status', oneOf('status', JOB_STATUSES))
export class SyncJob {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'sync_jobs_pkey' })
  id: string;

  @Column('text')
  kind: JobKind;

  @Column('text')
  lane: Lane;

  /** Place of the lane in `LANES`; what a claim sorts by. */
  @Column('smallint')
  priority: number;

  @Column('text', { default: 'queued' })
  status: JobStatus;

  /** The pair, calendar or connector that `kind` speaks of. */
  @Column('uuid', { name: 'subject_id' })
  subjectId: string;

  @Column('uuid', { name: 'pair_id', nullable: true })
  pairId: string | null;

  @Column('uuid', { name: 'calendar_id', nullable: true })
  calendarId: string | null;

  @Column('uuid', { name: 'connector_id', nullable: true })
  connectorId: string | null;

  /** The account whose concurrency this job counts towards (`calendars.account_id`); null where none. */
  @Column('uuid', { name: 'account_id', nullable: true })
  accountId: string | null;

  /** Which of the account's slots a running job holds. */
  @Column('smallint', { name: 'account_slot', nullable: true })
  accountSlot: number | null;

  @Column('text', { name: 'exclusive_key' })
  exclusiveKey: string;

  /** What the handler wants to know beside the subject. */
  @Column('jsonb', { default: () => `'{}'` })
  payload: Record<string, unknown>;

  @Column('integer', { default: 0 })
  attempt: number;

  @Column('integer', { name: 'max_attempts', default: 8 })
  maxAttempts: number;

  @Column('timestamptz', { name: 'run_at', default: () => 'now()' })
  runAt: Date;

  /** What the provider asked to wait for; not even a person can bring `runAt` before it. */
  @Column('timestamptz', { name: 'not_before', nullable: true })
  notBefore: Date | null;

  /** How patiently it waits for a provider that is asked too much; see `patienceAfter`. */
  @Column('smallint', { default: 0 })
  patience: number;

  @Column('text', { name: 'locked_by', nullable: true })
  lockedBy: string | null;

  @Column('timestamptz', { name: 'lease_until', nullable: true })
  leaseUntil: Date | null;

  /** A person asked for this running job to stop; its handler sees it at the next step. */
  @Column('boolean', { name: 'cancel_requested', default: false })
  cancelRequested: boolean;

  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt: Date | null;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;

  @Column('jsonb', { default: () => `'{}'` })
  counts: Record<string, number>;

  @Column('text', { name: 'error_kind', nullable: true })
  errorKind: string | null;

  @Column('text', { name: 'error_message', nullable: true })
  errorMessage: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
