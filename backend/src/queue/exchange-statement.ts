import { CLAIM } from './claim-statements.js';
import { type Ending, endingColumns, FINISH } from './finish-statement.js';
import type { ClaimRoom } from './lanes.js';
import type { Statement } from './queue-database.js';
import type { QueueSettings } from './queue-settings.js';

/**
 * Ends jobs and claims others: one round trip and one commit for both. Both parts see the queue as it was before: what waits
 * for the key or the slot of a job that ends here is claimed the next time. The first row also carries the ids of the jobs
 * that were ended; there is one row when nothing is claimed, of which the rest is null.
 */
export const EXCHANGE: Statement = {
  name: 'exchange',
  text: `
WITH ${FINISH}, ${CLAIM}
SELECT claimed.*, CASE WHEN row_number() OVER () = 1 THEN ARRAY(SELECT id FROM ended) END AS ended
FROM (SELECT) AS always LEFT JOIN claimed ON true`,
};

/** Parameters of {@link EXCHANGE}; `lanes` are priorities, in the order in which they are looked at. */
export function exchangeValues(
  { workerId, accountSlots, leaseMs }: Pick<QueueSettings, 'workerId' | 'accountSlots' | 'leaseMs'>,
  endings: readonly Ending[],
  lanes: readonly number[],
  room: ClaimRoom,
): unknown[] {
  return [workerId, ...endingColumns(endings), lanes, room.any, room.background, accountSlots, leaseMs];
}
