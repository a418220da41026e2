/** What the person wants to become of what was begun. */
export type Leaving = 'stay' | 'keep' | 'remove';

/** An account that was begun here. */
export interface BegunAccount {
  readonly name: string;
  readonly works: boolean;
}
