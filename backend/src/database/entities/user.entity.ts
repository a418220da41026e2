import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A person who may administer this installation. */
@Entity({ name: 'users' })
@Index('users_email', ['email'], { unique: true })
@Check('users_email_lower', `email = lower(email)`)
export class User {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'users_pkey' })
  id: string;

  @Column('text')
  email: string;

  @Column('text')
  name: string;

  /** argon2id, in its own string form with parameters and salt. */
  @Column('text', { name: 'password_hash' })
  passwordHash: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
