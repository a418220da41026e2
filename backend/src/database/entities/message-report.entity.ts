import type { MessageReportCode } from '@calmirror/contracts';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Calendar } from './calendar.entity.js';

/** Something that came to a source and changed nothing there, with why. */
@Entity({ name: 'message_reports' })
@Index('message_reports_received', ['calendarId', 'receivedAt', 'id'])
export class MessageReportRow {
  @PrimaryColumn('uuid', { name: 'calendar_id', primaryKeyConstraintName: 'message_reports_pkey' })
  calendarId: string;

  @ManyToOne(() => Calendar, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'calendar_id', foreignKeyConstraintName: 'message_reports_calendar' })
  calendar: Calendar;

  /** The adapter's own; the same message has the same one. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'message_reports_pkey' })
  id: string;

  @Column('timestamptz', { name: 'received_at' })
  receivedAt: Date;

  @Column('text')
  code: MessageReportCode;

  /** Sealed JSON: sender, subject, and the reason in words. */
  @Column('bytea')
  content: Buffer;
}
