import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row that says which installation this database belongs to. */
@Entity({ name: 'installation' })
@Check('installation_single', `singleton`)
export class Installation {
  @PrimaryColumn('boolean', { default: true, primaryKeyConstraintName: 'installation_pkey' })
  singleton: boolean;

  /** Part of every mirror's identity and marker; never changes. */
  @Column('uuid')
  id: string;

  /** sha-256 of the token that makes the first administrator; null once there is one. */
  @Column('bytea', { name: 'setup_token_hash', nullable: true })
  setupTokenHash: Buffer | null;

  /** A sealed word that a process opens at start, to know that its key ring is the right one; null before the first start. */
  @Column('bytea', { name: 'key_check', nullable: true })
  keyCheck: Buffer | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
