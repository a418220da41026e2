import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Points used in the running period of a key, in the shape that rate-limiter-flexible keeps. */
@Entity({ name: 'rate_budgets' })
export class RateBudgetRow {
  @PrimaryColumn('varchar', { length: 255, primaryKeyConstraintName: 'rate_budgets_pkey' })
  key: string;

  @Column('integer', { default: 0 })
  points: number;

  /** Milliseconds since 1970; null never expires. */
  @Column('bigint', { nullable: true })
  expire: string | null;
}
