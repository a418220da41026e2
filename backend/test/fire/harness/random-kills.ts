import { setTimeout as pause } from 'node:timers/promises';
import type { Dice } from './dice.js';
import { claimedBy } from './database-round.js';
import type { FireHouse } from './fire-house.js';
import type { FireWorker } from './fire-worker.js';
import type { PairUnderFire } from './pair-under-fire.js';

/** Statements of a run after its claim, of which one is its worker's last. */
const STATEMENTS = 30;
/** Milliseconds that this last statement is late, so that requests are hit too. */
const LATE = 10;
/** Milliseconds after which a worker is killed that took no job. */
const IDLE = 20_000;

/** Two workers, whose sources keep changing, and of which one is killed again and again. */
export class RandomKills {
  /** Kills so far, and those that left a job behind without its worker. */
  readonly tally = { atWork: 0, all: 0 };
  private workers: FireWorker[] = [];

  constructor(
    private readonly house: FireHouse,
    private readonly pairs: readonly PairUnderFire[],
    private readonly dice: Dice,
  ) {}

  async shoot(kills: number): Promise<void> {
    this.workers = [await this.house.workers.take(), await this.house.workers.take()];
    for (let kill = 0; kill < kills; kill += 1) {
      const aim = this.aim();
      for (const pair of this.pairs) {
        pair.source.change(this.dice.below(4), this.dice.below(6), this.dice.below(4));
        await pair.mirror();
      }
      await this.kill(await aim);
    }
  }

  /** Lets the workers that are left bring every pair to rest. */
  async settle(): Promise<void> {
    await this.house.rest();
    for (const pair of this.pairs) await pair.mirror();
    await this.house.rest();
  }

  /** The worker that comes first to its last statement; some time later any of the two. */
  private async aim(): Promise<FireWorker> {
    const last = 1 + this.dice.below(STATEMENTS);
    const late = this.dice.below(LATE);
    const any = this.dice.below(2);
    const hit = new Promise<FireWorker>((resolve) => {
      for (const worker of this.workers) {
        let left = Infinity;
        worker.watch = (moment, round) => {
          if (claimedBy(round) > 0) left = Math.min(left, last);
          else if (moment === 'after') left -= 1;
          if (left === 0) resolve(worker);
          return undefined;
        };
      }
    });
    const over = new AbortController();
    const idle = pause(IDLE, null, { signal: over.signal }).catch(() => null);
    const worker = await Promise.race([hit, idle]);
    over.abort();
    if (worker === null) return this.workers[any] as FireWorker;
    await pause(late);
    return worker;
  }

  private async kill(worker: FireWorker): Promise<void> {
    await worker.kill();
    const { rowCount } = await this.house.db.query(
      `SELECT FROM sync_jobs WHERE status = 'running' AND split_part(locked_by, ' ', 2) = $1`,
      [String(worker.process.pid)],
    );
    this.tally.all += 1;
    if (rowCount) this.tally.atWork += 1;
    this.workers = [...this.workers.filter((other) => other !== worker), await this.house.workers.take()];
  }
}
