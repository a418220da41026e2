import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../../harness/eventually.js';
import type { Dice } from './dice.js';
import { claimedBy } from './database-round.js';
import type { FireHouse } from './fire-house.js';
import type { FireWorker } from './fire-worker.js';
import type { PairUnderFire } from './pair-under-fire.js';

/** Statements of a run after its claim, of which one is its worker's last. */
const STATEMENTS = 30;
/** Milliseconds that this last statement is late, so that requests are hit too. */
const LATE = 10;
/** Milliseconds in which work that nobody disturbs is done. */
const LONGEST = 60_000;

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
    while (this.tally.all < kills) {
      const aim = this.aim();
      for (const pair of this.pairs) {
        pair.source.change(this.dice.below(4), this.dice.below(6), this.dice.below(4));
        await pair.mirror();
      }
      const worker = await this.hit(aim);
      if (worker !== null) await this.kill(worker);
    }
  }

  /** Lets the workers that are left bring every pair to rest. */
  async settle(): Promise<void> {
    await this.house.rest();
    for (const pair of this.pairs) await pair.mirror();
    await this.house.rest();
  }

  /** The worker that comes first to its last statement, some time later. */
  private async aim(): Promise<FireWorker> {
    const last = 1 + this.dice.below(STATEMENTS);
    const late = this.dice.below(LATE);
    const worker = await new Promise<FireWorker>((resolve) => {
      for (const each of this.workers) {
        let left = Infinity;
        each.watch = (moment, round) => {
          if (claimedBy(round) > 0) left = Math.min(left, last);
          else if (moment === 'after') left -= 1;
          if (left === 0) resolve(each);
          return undefined;
        };
      }
    });
    await pause(late);
    return worker;
  }

  /** Null where all work was done before any worker came so far. */
  private async hit(aim: Promise<FireWorker>): Promise<FireWorker | null> {
    let isOver = false;
    const rest = eventually(async () => {
      if (!isOver && (await this.house.live()).length > 0) throw new Error('still at work');
      return null;
    }, LONGEST);
    try {
      return await Promise.race([aim, rest]);
    } finally {
      isOver = true;
    }
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
