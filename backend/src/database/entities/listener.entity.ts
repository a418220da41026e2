import type { PushOffReason } from '@calmirror/contracts';
import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { Calendar } from './calendar.entity.js';

/** A calendar that a worker listens to, or that its provider does not let anybody listen to. */
@Entity({ name: 'listeners' })
@Index('listeners_worker', ['worker'])
export class Listener {
  @PrimaryColumn('uuid', { name: 'calendar_id', primaryKeyConstraintName: 'listeners_pkey' })
  calendarId: string;

  @OneToOne(() => Calendar, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'calendar_id', foreignKeyConstraintName: 'listeners_of' })
  calendar: Calendar;

  /** Who holds the connection; null where it was refused. */
  @Column('uuid', { nullable: true })
  worker: string | null;

  /** Since when changes are heard; null while they are not. */
  @Column('timestamptz', { name: 'ready_since', nullable: true })
  readySince: Date | null;

  /** Why they are not, after a try. */
  @Column('text', { nullable: true })
  failure: Extract<PushOffReason, 'refused-by-provider' | 'provider-failing'> | null;

  /** What the provider said; for administrators. */
  @Column('text', { nullable: true })
  message: string | null;

  /** The last time that connector and credentials were known to be right when it was refused: a later one is a reason to try again. */
  @Column('timestamptz', { name: 'refused_as_of', nullable: true })
  refusedAsOf: Date | null;

  @Column('timestamptz', { name: 'last_heard_at', nullable: true })
  lastHeardAt: Date | null;
}
