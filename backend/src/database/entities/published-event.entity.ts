import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Calendar } from './calendar.entity.js';

/** One mirror on a calendar that Calmirror publishes itself. */
@Entity({ name: 'published_events' })
export class PublishedEvent {
  @PrimaryColumn('uuid', { name: 'calendar_id', primaryKeyConstraintName: 'published_events_pkey' })
  calendarId: string;

  @ManyToOne(() => Calendar, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'calendar_id', foreignKeyConstraintName: 'published_events_calendar' })
  calendar: Calendar;

  @PrimaryColumn('text', { name: 'mirror_id', primaryKeyConstraintName: 'published_events_pkey' })
  mirrorId: string;

  /** Grows with each write of this mirror. */
  @Column('integer', { default: 1 })
  revision: number;

  /** Sealed iCalendar text of the VEVENTs. */
  @Column('bytea')
  content: Buffer;
}
