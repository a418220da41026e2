import type { DataSource } from 'typeorm';

/**
 * Gives out the next turn of the line $1, which is not before $2, and takes $3 milliseconds: its beginning. A line whose last
 * turn has begun is as if it had never been, and is pruned with the windows of budgets, beside which it is kept.
 */
const TURN = `
INSERT INTO rate_budgets AS line (key, points, expire) VALUES ($1, 0, $2::bigint + $3::bigint)
ON CONFLICT (key) DO UPDATE SET expire = greatest(line.expire, $2::bigint) + $3::bigint
RETURNING expire - $3::bigint AS turn`;

/**
 * Those that wait for budgets, each key's in a line of its own. Were all to come when there is room again, most would come in vain,
 * each time, and the quickest would always be first. So each is told when its turn is, and comes once: whoever has just
 * been served stands behind all others.
 */
export class WaitingLine {
  /** @param turnMs how long it takes the budget to be filled again with what one of them takes */
  constructor(
    private readonly db: DataSource,
    private readonly name: string,
    private readonly turnMs: number,
  ) {}

  /** Milliseconds until the next turn that nobody has; at least `waitMs`. */
  async join(key: string, waitMs: number): Promise<number> {
    const now = Date.now();
    const values = [`${this.name}-line:${key}`, Math.ceil(now + waitMs), Math.ceil(this.turnMs)];
    const [given] = await this.db.query<{ turn: string }[]>(TURN, values);
    return Math.max(waitMs, Number(given?.turn ?? 0) - now);
  }
}
