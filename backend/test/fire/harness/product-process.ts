import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const MAIN = join(__dirname, '../../../../dist/server/backend/src/main.js');

/** How a process ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The built product, as a process of its own. */
export class ProductProcess {
  readonly ended: Promise<Ending>;

  private constructor(
    private readonly child: ChildProcess,
    /** All that it logged so far. */
    readonly logs: readonly string[],
  ) {
    this.ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  }

  /** Resolves when it listens. */
  static async start(env: Readonly<Record<string, string>>): Promise<{ process: ProductProcess; url: string }> {
    if (!existsSync(MAIN)) throw new Error('the server is not built: npm run build');
    const logs: string[] = [];
    const options = {
      env: { ...process.env, ...env },
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'] as const,
    };
    const child = fork(MAIN, [], { ...options, stdio: [...options.stdio] });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => logs.push(String(piece)));
    const started = new ProductProcess(child, logs);
    const ready = new Promise<{ url: string }>((resolve) => child.once('message', resolve));
    const failed = started.ended.then(() => Promise.reject(new Error(`the process ended: ${logs.join('')}`)));
    failed.catch(() => undefined);
    const { url } = await Promise.race([ready, failed]);
    return { process: started, url };
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get isAlive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  signal(name: 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): void {
    this.child.kill(name);
  }

  /** SIGKILL; resolves when it is gone. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}
