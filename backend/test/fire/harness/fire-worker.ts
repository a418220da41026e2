import type { DatabaseWatch } from './database-link.js';
import { DatabaseProxy } from './database-proxy.js';
import { ProductProcess } from './product-process.js';

/** A worker process whose only way to the database is through a proxy. It takes no job until it is told to. */
export class FireWorker {
  /** What happens at each of its statements; set it to shoot. */
  watch: DatabaseWatch = () => undefined;

  private constructor(
    readonly process: ProductProcess,
    readonly proxy: DatabaseProxy,
    /** Of its probes and metrics. */
    readonly url: string,
    private readonly begin: () => void,
  ) {}

  /** `env.DATABASE_URL` names the database itself. */
  static async start(env: Readonly<Record<string, string>>): Promise<FireWorker> {
    const proxy = await DatabaseProxy.start(env['DATABASE_URL'] ?? '');
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    proxy.watch = (moment, { name }) => (moment === 'before' && name === 'claim' ? begun : undefined);
    const { process, url } = await ProductProcess.start({ ...env, MODE: 'worker', PORT: '0', DATABASE_URL: proxy.url });
    return new FireWorker(process, proxy, url, begin);
  }

  /** Lets it take jobs. */
  work(): this {
    this.proxy.watch = (moment, round) => this.watch(moment, round);
    this.begin();
    return this;
  }

  /** SIGKILL. */
  async kill(): Promise<void> {
    await this.process.kill();
    await this.proxy.stop();
  }
}
