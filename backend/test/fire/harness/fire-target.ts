import type { CalendarAnswer } from '@calmirror/contracts';
import type { FaultPoints } from './fault-points.js';
import type { Standing } from './sums.js';

/** Mirrors by their target ids, and what happens to each. */
export interface Spoils {
  readonly edited: string;
  readonly deleted: string;
  readonly copied: string;
}

/** A target calendar on which others have objects too, and that the tests look at past the product. */
export interface FireTarget {
  readonly calendar: CalendarAnswer;
  /** Writes that workers have sent to a server so far, whatever became of them. */
  readonly writes: number;
  /** Shows `points` each write on its way to a server and back; null takes the watch away. */
  watchedBy(points: FaultPoints | null): void;
  /** Does to mirrors what others can do to them here. */
  spoil(mirrors: Spoils): Promise<void>;
  /** All that stands there of the events whose ids begin with `name`. */
  standing(name: string): Promise<Standing[]>;
  /** What others have there, byte for byte. */
  foreign(): Promise<string>;
}
