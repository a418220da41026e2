import type { SourceEvent, WithheldEvent } from '../adapter.js';
import type { GraphEvent } from './mapping/graph-event.js';

/** As `transactionIdOf` makes them. */
const OWN_TRANSACTION = /^calmirror-[0-9a-v]+-\d+(-\d+)?$/;

/**
 * The transaction by which an event was made, if it was ours. It says that an event is a mirror where the marker is not told,
 * as in a delta, which has no extended properties; and nobody can change it later.
 */
export function ownTransactionOf({ transactionId }: Pick<GraphEvent, 'transactionId'>): string | null {
  return transactionId && OWN_TRANSACTION.test(transactionId) ? transactionId : null;
}

/** A reading of an event that no marker was told of, marked by its transaction if it is a mirror. */
export function markedByTransaction<R extends SourceEvent | WithheldEvent>(reading: R, event: GraphEvent): R {
  const transaction = ownTransactionOf(event);
  return transaction === null || !('event' in reading) || reading.event.marker !== null
    ? reading
    : { ...reading, event: { ...reading.event, marker: transaction } };
}
