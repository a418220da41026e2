import type { Sums } from './sums.js';

/** A piece of a worker's work that can be given out again and again, and what is found when it is done. */
export interface WorkUnderFire {
  /** Brings about what the work begins from. Nothing is shot at meanwhile. */
  prepare(): Promise<void>;
  /** Gives it out. */
  begin(): Promise<void>;
  /** How far target and mappings are from what the work is to leave. */
  sums(): Promise<Sums>;
}
