/** What Graph does at times, and what a test may want it to do. May be changed while a server runs. */
export interface GraphQuirks {
  /** Where pages of a delta round are empty although more follow. */
  emptyPages: 'none' | 'first' | 'every-other';
  /** A nextLink leads to the page that gave it. */
  loopingPages: boolean;
  /** Whether delta tells of an instance that was deleted from a series that lives on; Graph is not known to do so. */
  tellsDeletedInstances: boolean;
  /** How many notifications are sent for one change. */
  notices: number;
  /** Most items of a page, whatever a client prefers. */
  mostItems: number;
  /** Items of a page for clients that say nothing. */
  usualItems: number;
  /** Answers of a batch come in this order. */
  batchOrder: 'as-asked' | 'reversed';
}

export const USUAL_QUIRKS: GraphQuirks = {
  emptyPages: 'none',
  loopingPages: false,
  tellsDeletedInstances: false,
  notices: 3,
  mostItems: 1000,
  usualItems: 10,
  batchOrder: 'reversed',
};
