import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A worker that listens to calendars. What it holds is free for others when its lease has ended. */
@Entity({ name: 'listening_workers' })
export class ListeningWorker {
  /** Unique to this start of this process. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'listening_workers_pkey' })
  worker: string;

  @Column('timestamptz', { name: 'lease_until' })
  leaseUntil: Date;
}
