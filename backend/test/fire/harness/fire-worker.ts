import type { DatabaseWatch } from './database-link.js';
import { DatabaseProxy } from './database-proxy.js';
import { claimedBy, type DatabaseRound, isClaim } from './database-round.js';
import { Gate } from './gate.js';
import { ProductProcess } from './product-process.js';

/** A worker process whose only way to the database is through a proxy. It takes no job until it is told to. */
export class FireWorker {
  /** What happens at each of its statements; set it to shoot. */
  watch: DatabaseWatch = () => undefined;
  /** Jobs that it has taken so far. */
  claimed = 0;

  private constructor(
    readonly process: ProductProcess,
    readonly proxy: DatabaseProxy,
    /** Of its probes and metrics. */
    readonly url: string,
    private readonly claims: Gate,
  ) {
    proxy.watch = (moment, round) => this.see(moment, round);
  }

  /** `env.DATABASE_URL` names the database itself. */
  static async start(env: Readonly<Record<string, string>>): Promise<FireWorker> {
    const proxy = await DatabaseProxy.start(env['DATABASE_URL'] ?? '');
    const claims = new Gate();
    claims.shut();
    proxy.watch = (moment, round) => (moment === 'before' && isClaim(round) ? claims.passed() : undefined);
    const { process, url } = await ProductProcess.start({ ...env, MODE: 'worker', PORT: '0', DATABASE_URL: proxy.url });
    return new FireWorker(process, proxy, url, claims);
  }

  /** Lets it take jobs. */
  work(): this {
    this.claims.open();
    return this;
  }

  /** From now on it takes no job; what it has it finishes. */
  pause(): this {
    this.claims.shut();
    return this;
  }

  /** SIGKILL. */
  async kill(): Promise<void> {
    await this.process.kill();
    await this.proxy.stop();
  }

  /** Whether it has done with every job that it took, whatever came of it. */
  async isDone(): Promise<boolean> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    const ended = Array.from(text.matchAll(/^calmirror_jobs_total\{.*\} (\d+)$/gm), ([, count]) => Number(count));
    return ended.reduce((sum, count) => sum + count, 0) === this.claimed;
  }

  private see(moment: 'before' | 'after', round: DatabaseRound): Promise<void> | undefined {
    this.claimed += claimedBy(round);
    const next = this.watch(moment, round);
    if (moment !== 'before' || !isClaim(round)) return next;
    return this.claims.passed()?.then(() => next) ?? next;
  }
}
