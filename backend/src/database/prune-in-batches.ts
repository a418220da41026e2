import type { DataSource } from 'typeorm';

/** Rows that one statement takes away: few enough to hold nobody up. */
export const PRUNED_AT_ONCE = 1_000;
const MOST_BATCHES = 20;

/**
 * Takes rows away batch by batch, and answers how many went. Stops after a while though more may be left: it is called
 * again.
 * @param statement deletes up to `PRUNED_AT_ONCE` rows and answers their `count`
 */
export async function pruneInBatches(db: DataSource, statement: string, parameters: unknown[]): Promise<number> {
  let pruned = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const [gone] = await db.query<{ count: number }[]>(statement, parameters);
    pruned += gone?.count ?? 0;
    if ((gone?.count ?? 0) < PRUNED_AT_ONCE) break;
  }
  return pruned;
}
