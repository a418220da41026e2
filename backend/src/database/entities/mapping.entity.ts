import { MAPPING_STATES, type MappingState } from '@calmirror/contracts';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { IS_HELD_BY_TARGET } from '../held-by-target.js';
import { oneOf } from '../one-of.js';
import { Pair } from './pair.entity.js';

/** Ties a source event to its mirror, or says why it has none. One row a pair and source event. */
@Entity({ name: 'mappings' })
@Index('mappings_state', ['pairId', 'state'])
@Index('mappings_held_by_target', ['pairId'], { where: IS_HELD_BY_TARGET })
@Index('mappings_mirror', ['pairId', 'mirrorId'], { unique: true })
@Check('mappings_state_known', oneOf('state', MAPPING_STATES))
export class Mapping {
  @PrimaryColumn('uuid', { name: 'pair_id', primaryKeyConstraintName: 'mappings_pkey' })
  pairId: string;

  @ManyToOne(() => Pair, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'pair_id', foreignKeyConstraintName: 'mappings_pair' })
  pair: Pair;

  @PrimaryColumn('text', { name: 'event_id', primaryKeyConstraintName: 'mappings_pkey' })
  eventId: string;

  /** Computed, so known before anything is written. */
  @Column('text', { name: 'mirror_id' })
  mirrorId: string;

  @Column('text')
  state: MappingState;

  /** Exclusion reason, deletion reason, error reason or what was found, as `state` has it; null with `mirrored`. */
  @Column('text', { nullable: true })
  reason: string | null;

  /** What the target calls the mirror; null while nothing of ours is there. */
  @Column('text', { name: 'target_id', nullable: true })
  targetId: string | null;

  @Column('text', { name: 'target_revision', nullable: true })
  targetRevision: string | null;

  /** Of what was last written; null while nothing of ours is there, but for what a person deleted and that is respected. */
  @Column('text', { nullable: true })
  fingerprint: string | null;

  /** Sealed JSON of the mirror's event as last written, or as found changed: the before-image of the next operation. */
  @Column('bytea', { nullable: true })
  content: Buffer | null;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}
