/** Something that the leader does now and then. Add one to the list in `scheduler.module.ts`. */
export interface Chore {
  readonly name: string;
  readonly everySeconds: number;
  /** Short, or in small steps; it may be cut off at any time and is then begun anew. */
  run(): Promise<unknown>;
}

/** The list of chores. */
export const CHORES = Symbol('CHORES');
