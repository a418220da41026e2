import {
  PAIR_STATES,
  type PairState,
  type PairStateReason,
  TARGET_EDITS,
  type TargetEdits,
} from '@calmirror/contracts';
import type { Filter, LimitSettings, PolicySettings, WindowSettings } from '@calmirror/core';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { oneOf } from '../one-of.js';
import { Calendar } from './calendar.entity.js';

/** A source calendar mirrored onto a target calendar, with its policy and where its mirroring stands. */
@Entity({ name: 'pairs' })
@Index('pairs_source_target', ['sourceCalendarId', 'targetCalendarId'], { unique: true })
@Index('pairs_target', ['targetCalendarId'])
@Index('pairs_name', ['name', 'id'])
@Index('pairs_in_state', ['state', 'stateSince', 'id'])
@Index('pairs_reconcile', ['nextReconcileAt'], { where: 'enabled AND removing IS NULL' })
// By an expression, which cannot be said here; see moved-windows.ts.
@Index('pairs_behind', { synchronize: false })
@Check('pairs_state', oneOf('state', PAIR_STATES))
@Check('pairs_target_edits', oneOf('target_edits', TARGET_EDITS))
@Check('pairs_ends_differ', 'source_calendar_id <> target_calendar_id')
export class Pair {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pairs_pkey' })
  id: string;

  @Column('text')
  name: string;

  @Column('uuid', { name: 'source_calendar_id' })
  sourceCalendarId: string;

  @ManyToOne(() => Calendar, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'source_calendar_id', foreignKeyConstraintName: 'pairs_source' })
  sourceCalendar: Calendar;

  @Column('uuid', { name: 'target_calendar_id' })
  targetCalendarId: string;

  @ManyToOne(() => Calendar, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'target_calendar_id', foreignKeyConstraintName: 'pairs_target_calendar' })
  targetCalendar: Calendar;

  @Column('boolean', { default: true })
  enabled: boolean;

  @Column('jsonb')
  policy: PolicySettings;

  @Column('jsonb', { default: () => `'[]'` })
  filters: Filter[];

  @Column('jsonb')
  window: WindowSettings;

  @Column('integer', { name: 'interval_seconds' })
  intervalSeconds: number;

  @Column('jsonb')
  limits: LimitSettings;

  /** What becomes of mirrors that people change or delete on the target. */
  @Column('text', { name: 'target_edits', default: 'mend' })
  targetEdits: TargetEdits;

  @Column('text', { default: 'working' })
  state: PairState;

  @Column('text', { name: 'state_reason', nullable: true })
  stateReason: PairStateReason | null;

  /** When it came into this state; kept by the database itself. Null for pairs that have been in theirs since before this was kept. */
  @Column('timestamptz', { name: 'state_since', nullable: true, default: () => 'now()' })
  stateSince: Date | null;

  /** End of the last run that brought the target to the source's state as of then. */
  @Column('timestamptz', { name: 'last_succeeded_at', nullable: true })
  lastSucceededAt: Date | null;

  /** Snapshot version up to which the source's changes are on the target; moves last (promise 8). */
  @Column('bigint', { name: 'applied_version', default: 0 })
  appliedVersion: string;

  /** Version of the target's own snapshot, where it is read as a source too, that the last completed run has looked at. */
  @Column('bigint', { name: 'applied_target_version', default: 0 })
  appliedTargetVersion: string;

  /** Counts changes of policy, filters and window; when ahead of `applied_rules_version`, every event is decided anew. */
  @Column('integer', { name: 'rules_version', default: 1 })
  rulesVersion: number;

  @Column('integer', { name: 'applied_rules_version', default: 0 })
  appliedRulesVersion: number;

  /** Window of the last completed run; null before the first. */
  @Column('timestamptz', { name: 'applied_from', nullable: true })
  appliedFrom: Date | null;

  @Column('timestamptz', { name: 'applied_to', nullable: true })
  appliedTo: Date | null;

  /** When its target is looked through next; null until the scheduler has found a time for it. */
  @Column('timestamptz', { name: 'next_reconcile_at', nullable: true })
  nextReconcileAt: Date | null;

  /** Set while the pair is being removed: whether its mirrors are taken away or left. */
  @Column('text', { nullable: true })
  removing: 'delete-mirrors' | 'keep-mirrors' | null;

  @Column('integer', { default: 1 })
  version: number;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}
