/**
 * How a mapping stands. `written`: the target holds what its fingerprint says. `failed`: the last write failed or nobody
 * knows how it ended. `held`: its deletion waits for a person (promise 3). `approved`: a person released that deletion.
 * `kept`: a person refused it, and the mirror stays until its source event comes back. `gone`: a person deleted it on the
 * target, and that is respected until what is wanted changes.
 */
export const MAPPING_STATES = ['written', 'failed', 'held', 'approved', 'kept', 'gone'] as const;
export type MappingState = (typeof MAPPING_STATES)[number];

/** What planning has to know of a mapping. */
export interface MappingFacts {
  readonly sourceEventId: string;
  readonly mirrorId: string;
  readonly state: MappingState;
  /** Of what was written last; null when no write ever succeeded. */
  readonly fingerprint: string | null;
}
