import type { CalendarAnswer } from '@calmirror/contracts';
import type { Standing } from './sums.js';

/** A target calendar on which others have objects too, and that the tests look at past the product. */
export interface FireTarget {
  readonly calendar: CalendarAnswer;
  /** All that stands there of the events whose ids begin with `name`. */
  standing(name: string): Promise<Standing[]>;
  /** What others have there, byte for byte. */
  foreign(): Promise<string>;
}
