import { JOB_LOG_LEVELS, type JobLogLevel } from '@calmirror/contracts';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { oneOf } from '../one-of.js';
import { SyncJob } from './sync-job.entity.js';

/** One line of what a job did. Never holds event contents or secrets. */
@Entity({ name: 'sync_job_logs' })
@Index('sync_job_logs_job', ['jobId', 'id'])
@Check('sync_job_logs_level', oneOf('level', JOB_LOG_LEVELS))
export class SyncJobLog {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'sync_job_logs_pkey' })
  id: string;

  @Column('uuid', { name: 'job_id' })
  jobId: string;

  @ManyToOne(() => SyncJob, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'job_id', foreignKeyConstraintName: 'sync_job_logs_of' })
  job: SyncJob;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;

  @Column('text', { default: 'info' })
  level: JobLogLevel;

  @Column('text')
  message: string;

  @Column('jsonb', { default: () => `'{}'` })
  data: Record<string, unknown>;
}
