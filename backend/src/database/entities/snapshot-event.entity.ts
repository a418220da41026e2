import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Calendar } from './calendar.entity.js';

/** One event of a source calendar as last read. A pair's mapping without such a row is how a run sees that an event is gone. */
@Entity({ name: 'snapshot_events' })
@Index('snapshot_events_version', ['calendarId', 'version'])
@Index('snapshot_events_first', ['calendarId', 'firstStart'])
@Index('snapshot_events_last', ['calendarId', 'lastEnd'])
@Index('snapshot_events_uid', ['calendarId', 'uidDigest'])
export class SnapshotEvent {
  @PrimaryColumn('uuid', { name: 'calendar_id', primaryKeyConstraintName: 'snapshot_events_pkey' })
  calendarId: string;

  @ManyToOne(() => Calendar, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'calendar_id', foreignKeyConstraintName: 'snapshot_events_calendar' })
  calendar: Calendar;

  /** `CalendarEvent.id`. */
  @PrimaryColumn('text', { name: 'event_id', primaryKeyConstraintName: 'snapshot_events_pkey' })
  eventId: string;

  @Column('text')
  revision: string;

  /** `calendars.snapshot_version` of the read that last changed this row. */
  @Column('bigint')
  version: string;

  /** Code of the problem for which the event is withheld; null for a readable one. */
  @Column('text', { nullable: true })
  problem: string | null;

  /** Sealed JSON of the `CalendarEvent`; null for a withheld event. */
  @Column('bytea', { nullable: true })
  content: Buffer | null;

  /** Bounds of all instances, so that a window selects rows without opening them; null is without bound. */
  @Column('timestamptz', { name: 'first_start', nullable: true })
  firstStart: Date | null;

  @Column('timestamptz', { name: 'last_end', nullable: true })
  lastEnd: Date | null;

  /** `uidDigest` of the event's UID, by which another calendar's copy of the same meeting is found; null where none could be read. */
  @Column('text', { name: 'uid_digest', nullable: true })
  uidDigest: string | null;
}
