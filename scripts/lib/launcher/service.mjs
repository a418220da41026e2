import { spawn } from 'node:child_process';
import { root } from '../../bootstrap/root.mjs';
import { refused, Refusal } from './refusal.mjs';
import { healthyLife, restartDelay } from './restart-delay.mjs';

/** Longer than the 25 seconds in which a worker hands its jobs over. */
const patience = 30_000;

/**
 * One process of the product, kept alive: when it ends by itself it is started again, each time after a longer wait.
 * It runs in a session of its own, so that Ctrl-C reaches the launcher alone, and stops when the launcher's channel
 * breaks.
 */
export class Service {
  #child;
  #ended;
  #timer;
  #ends = 0;
  #stopping = false;

  /**
   * @param {string} name web, worker or all, or demonstration
   * @param {string[]} args for Node.js, the program first
   * @param {Record<string, string>} env added to the launcher's own
   * @param {{ onSpawn: () => void, onRefusal: (error: Refusal) => void, warn: (line: string) => void }} tell
   */
  constructor(name, args, env, tell) {
    this.name = name;
    this.args = args;
    this.env = env;
    this.tell = tell;
  }

  get pid() {
    return this.#child?.pid;
  }

  /** Resolves to what the process says once it listens. Throws when it ends before; it is not tried again then. */
  async start() {
    const ready = await this.#spawn();
    this.#keepAlive();
    return ready;
  }

  #spawn() {
    const bornAt = performance.now();
    const child = spawn(process.execPath, ['--enable-source-maps', ...this.args], {
      cwd: root,
      env: { ...process.env, ...this.env, MODE: this.name, TZ: 'UTC' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
    });
    this.#child = child;
    this.#ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => resolve({ code, signal, life: performance.now() - bornAt }));
    });
    this.tell.onSpawn();
    return new Promise((resolve, reject) => {
      child.on('message', (message) => message.ready && resolve(message));
      child.once('error', reject);
      this.#ended.then(({ code, signal }) => {
        if (code === refused) reject(new Refusal());
        else reject(new Error(`The ${this.name} process ended (${signal ?? code}) before it was ready.`));
      });
    });
  }

  async #keepAlive() {
    const { code, signal, life } = await this.#ended;
    if (this.#stopping) return;
    if (code === refused) return this.tell.onRefusal(new Refusal());
    this.#ends = life > healthyLife ? 1 : this.#ends + 1;
    const delay = restartDelay(this.#ends);
    this.tell.warn(`The ${this.name} process ended (${signal ?? code}): it starts again in ${delay / 1000} s.`);
    this.#timer = setTimeout(() => {
      this.#spawn().catch(() => {});
      this.#keepAlive();
    }, delay);
  }

  /** Asks the process to finish what it is at, and resolves when it is gone. */
  async stop() {
    this.#stopping = true;
    clearTimeout(this.#timer);
    if (!this.#child) return;
    this.#child.kill('SIGTERM');
    const late = setTimeout(() => this.kill(), patience);
    await this.#ended;
    clearTimeout(late);
  }

  kill() {
    this.#child?.kill('SIGKILL');
  }
}
