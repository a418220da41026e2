import { type ChildProcess, spawn } from 'node:child_process';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ForeignClient } from './caldav/foreign-client.js';
import { RADICALE_USERS, type RadicaleUser, writeRadicaleConfig } from './radicale-config.js';
import { radicaleCommand } from './radicale-installed.js';

const START_MS = 20_000;
const LISTENING = /Listening on '\[?127\.0\.0\.1\]?:(\d+)'/;

/** A real Radicale on loopback with accounts, rights and a storage of its own, that leaves nothing behind. */
export class Radicale {
  readonly users = RADICALE_USERS;
  private process: ChildProcess | null = null;
  private port = 0;

  private constructor(private readonly folder: string) {}

  /** Resolves when it answers. */
  static async start(): Promise<Radicale> {
    const radicale = new Radicale(mkdtempSync(join(tmpdir(), 'radicale-')));
    await radicale.resume();
    return radicale;
  }

  /** `http://127.0.0.1:<port>`; users' homes are `/<name>/`. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Another program that uses this server. */
  client(user: RadicaleUser = this.users.alice): ForeignClient {
    return new ForeignClient(this.url, user);
  }

  /** Kills it, as a failure would: its storage stays for `resume`. */
  async kill(): Promise<void> {
    const running = this.process;
    this.process = null;
    if (running?.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await gone;
  }

  /** Starts it again on the same port, with what it held. */
  async resume(): Promise<void> {
    const command = radicaleCommand();
    if (command === null) throw new Error('Radicale is not installed here.');
    const [file, ...before] = command;
    const config = writeRadicaleConfig(this.folder, this.port);
    const child = spawn(file, [...before, '--config', config], { stdio: ['ignore', 'ignore', 'pipe'] });
    // A test that fails in its midst leaves no server behind.
    const kill = (): boolean => child.kill('SIGKILL');
    process.once('exit', kill);
    child.once('exit', () => process.off('exit', kill));
    this.process = child;
    this.port = await listeningPort(child);
  }

  /** Makes all sync tokens that were ever given out worthless. */
  forgetTokens(): void {
    for (const tokens of globSync('storage/**/.Radicale.cache/sync-token', { cwd: this.folder }))
      rmSync(join(this.folder, tokens), { recursive: true });
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Reads the log until it names the port, and on so that the process never waits for its reader. */
function listeningPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let log = '';
    const fail = (): void => {
      clearTimeout(late);
      reject(new Error(`Radicale did not start: ${log}`));
    };
    const late = setTimeout(fail, START_MS);
    child.once('error', reject).once('exit', fail);
    child.stderr?.on('data', (text: Buffer) => {
      log = `${log}${text.toString()}`.slice(-10_000);
      const port = LISTENING.exec(log)?.[1];
      if (port === undefined) return;
      clearTimeout(late);
      resolve(Number(port));
    });
  });
}
