import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource } from 'typeorm';

/** Time passes for each of these by itself. Its subjects are what its jobs are about. */
export interface HurriedWorld {
  readonly subjects: readonly string[];
  readonly accounts: readonly string[];
  /** Asked each time that all of its jobs wait, before time is moved; true when it has queued something meanwhile. */
  whileWaiting?(): Promise<boolean>;
}

interface LiveJob {
  readonly id: string;
  readonly subject: string;
  readonly running: boolean;
  readonly dueInMs: number;
}

interface Waiter {
  readonly world: HurriedWorld;
  readonly settled: () => void;
  readonly failed: (error: unknown) => void;
}

const LIVE = `SELECT id, subject_id AS subject, status = 'running' AS running,
  extract(epoch FROM run_at - clock_timestamp())::float8 * 1000 AS "dueInMs"
  FROM sync_jobs WHERE status IN ('queued', 'running')`;

const MOVE_JOBS = `UPDATE sync_jobs SET run_at = run_at - moved.by, not_before = not_before - moved.by,
  created_at = created_at - moved.by
  FROM (SELECT subject, ms * interval '1 ms' AS by FROM unnest($1::uuid[], $2::float8[]) AS m(subject, ms)) AS moved
  WHERE status = 'queued' AND subject_id = moved.subject`;

const MOVE_ACCOUNTS = `UPDATE account_quotas SET wait_until = wait_until - moved.ms * interval '1 ms'
  FROM unnest($1::uuid[], $2::float8[]) AS moved(id, ms)
  WHERE connector_id = moved.id AND wait_until IS NOT NULL`;

const LOOK_MS = 5;

/**
 * Nobody sleeps through a back-off: when all that lives of a world waits, its time is moved to the moment at which the
 * first of its jobs is due. What the engine has written down of times to come is brought nearer by as much, so that to
 * the engine it is as if the time had passed.
 */
export class HurriedClocks {
  private readonly passed = new Map<HurriedWorld, number>();
  private waiters: Waiter[] = [];
  private stopped = false;

  constructor(private readonly db: DataSource) {
    void this.keepMoving();
  }

  /** Milliseconds, later than now by all that was moved. */
  now(world: HurriedWorld): number {
    return Date.now() + (this.passed.get(world) ?? 0);
  }

  /** Resolves when nothing of this world waits or runs any more. */
  settled(world: HurriedWorld): Promise<void> {
    return new Promise((settled, failed) => this.waiters.push({ world, settled, failed }));
  }

  stop(): void {
    this.stopped = true;
  }

  private async keepMoving(): Promise<void> {
    while (!this.stopped) {
      // Who asks while the look is under way is answered by the next one.
      await this.look([...this.waiters]).catch((error: unknown) => {
        for (const { failed } of this.waiters.splice(0)) failed(error);
      });
      await delay(LOOK_MS);
    }
  }

  private async look(asked: readonly Waiter[]): Promise<void> {
    if (asked.length === 0) return;
    const live = await this.db.query<LiveJob[]>(LIVE);
    const moves: { world: HurriedWorld; ms: number }[] = [];
    for (const waiter of asked) {
      const jobs = live.filter(({ subject }) => waiter.world.subjects.includes(subject));
      if (jobs.length === 0) this.release(waiter);
      else if (jobs.every(({ running, dueInMs }) => !running && dueInMs > 0)) {
        if (await waiter.world.whileWaiting?.()) continue;
        moves.push({ world: waiter.world, ms: Math.min(...jobs.map(({ dueInMs }) => dueInMs)) + 1 });
      }
    }
    if (moves.length > 0) await this.move(moves);
  }

  private async move(moves: readonly { world: HurriedWorld; ms: number }[]): Promise<void> {
    for (const { world, ms } of moves) this.passed.set(world, (this.passed.get(world) ?? 0) + ms);
    const columns = (of: 'subjects' | 'accounts'): [string[], number[]] => {
      const rows = moves.flatMap(({ world, ms }) => world[of].map((id) => ({ id, ms })));
      return [rows.map(({ id }) => id), rows.map(({ ms }) => ms)];
    };
    await this.db.query(MOVE_ACCOUNTS, columns('accounts'));
    await this.db.query(MOVE_JOBS, columns('subjects'));
    await this.db.query(`SELECT pg_notify('calmirror_jobs', '')`);
  }

  private release(waiter: Waiter): void {
    this.waiters = this.waiters.filter((other) => other !== waiter);
    waiter.settled();
  }
}
