import { JOURNAL_OPERATIONS, type JournalOperation } from '@calmirror/contracts';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { oneOf } from '../one-of.js';
import { Pair } from './pair.entity.js';

/** One operation that was carried out on a target, with what stood there before. */
@Entity({ name: 'journal' })
@Index('journal_job', ['pairId', 'jobId'])
@Index('journal_event', ['pairId', 'eventId', 'at'])
@Check('journal_operation', oneOf('operation', JOURNAL_OPERATIONS))
export class JournalEntry {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'journal_pkey' })
  id: string;

  @Column('uuid', { name: 'pair_id' })
  pairId: string;

  @ManyToOne(() => Pair, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'pair_id', foreignKeyConstraintName: 'journal_pair' })
  pair: Pair;

  @Column('uuid', { name: 'job_id' })
  jobId: string;

  @Column('text', { name: 'event_id' })
  eventId: string;

  @Column('text', { name: 'mirror_id' })
  mirrorId: string;

  @Column('text')
  operation: JournalOperation;

  /** Sealed JSON of the mirror that stood there before; null for a create, or where it was not known. */
  @Column('bytea', { nullable: true })
  before: Buffer | null;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;
}
