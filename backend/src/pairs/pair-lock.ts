import type { EntityManager } from 'typeorm';
import { Pair } from '../database/entities/pair.entity.js';
import { refuseStale } from '../http/entity-tag.js';
import { Problem } from '../http/problem.js';

/**
 * The pair, locked until the transaction ends. Its source calendar is locked first, in the order in which the end of a
 * read locks both: the other way round, a save and a read that ends could wait for each other.
 * @throws {Problem} 404, or 412 `stale`
 */
export async function lockPair(manager: EntityManager, id: string, ifMatch: string | undefined): Promise<Pair> {
  await manager.query(
    'SELECT 1 FROM calendars WHERE id = (SELECT source_calendar_id FROM pairs WHERE id = $1) FOR NO KEY UPDATE',
    [id],
  );
  const pair = await manager.findOne(Pair, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (pair === null) throw new Problem('not-found', 404, 'there is no such pair');
  refuseStale(ifMatch, pair.version);
  return pair;
}
