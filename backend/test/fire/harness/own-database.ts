import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { within } from './within.js';
import { DatabaseProxy } from './database-proxy.js';

const GUARD = join(__dirname, '../../../../scripts/lib/postgres/guard.mjs');

interface Server {
  readonly url: string;
  readonly pid: number;
}

/** A PostgreSQL of a test's own that can be killed and started again, under one address. */
export class OwnDatabase {
  private constructor(
    private readonly folder: string,
    private readonly proxy: DatabaseProxy,
    private guard: ChildProcess,
    private server: Server,
  ) {}

  static async start(): Promise<OwnDatabase> {
    const folder = mkdtempSync(join(tmpdir(), 'calmirror-own-'));
    const { guard, server } = await startServer(folder);
    return new OwnDatabase(folder, await DatabaseProxy.start(server.url), guard, server);
  }

  get url(): string {
    return this.proxy.url;
  }

  /** As a failure would: no connection is told, nothing is flushed. */
  async kill(): Promise<void> {
    const ended = new Promise((resolve) => this.guard.once('exit', resolve));
    process.kill(this.server.pid, 'SIGKILL');
    await within(ended, 'the end of the database');
  }

  async startAgain(): Promise<void> {
    const { guard, server } = await startServer(this.folder);
    [this.guard, this.server] = [guard, server];
    this.proxy.follow(server.url);
  }

  async giveBack(): Promise<void> {
    await this.proxy.stop();
    const ended = new Promise((resolve) => this.guard.once('exit', resolve));
    this.guard.send({ stop: true });
    await within(ended, 'the end of the database');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What is written is on the disk, as it is for people: a test of what a killed server keeps must not forget. */
async function startServer(folder: string): Promise<{ guard: ChildProcess; server: Server }> {
  const settings = JSON.stringify({ folder: join(folder, 'postgres'), durable: true });
  const guard = fork(GUARD, [settings], { execArgv: [], stdio: 'ignore' });
  const said = new Promise<{ ready?: Server; failed?: string }>((resolve) => guard.once('message', resolve));
  const { ready, failed } = await within(said, 'a database');
  if (!ready) throw new Error(failed);
  return { guard, server: ready };
}
