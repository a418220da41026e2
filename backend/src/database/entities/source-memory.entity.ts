import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Calendar } from './calendar.entity.js';

/** What an adapter has to know at a later read and its source may not show again, such as the messages that an event is made of. */
@Entity({ name: 'source_memories' })
export class SourceMemory {
  @PrimaryColumn('uuid', { name: 'calendar_id', primaryKeyConstraintName: 'source_memories_pkey' })
  calendarId: string;

  @ManyToOne(() => Calendar, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'calendar_id', foreignKeyConstraintName: 'source_memories_calendar' })
  calendar: Calendar;

  /** The adapter's own. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'source_memories_pkey' })
  key: string;

  /** Sealed. */
  @Column('bytea')
  content: Buffer;
}
