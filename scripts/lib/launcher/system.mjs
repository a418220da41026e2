import path from 'node:path';
import { freePort, isAnswered } from '../ports.mjs';
import { startEmbedded } from '../postgres/embedded.mjs';
import { demonstration } from './demonstration.mjs';
import { Refusal } from './refusal.mjs';
import { Service } from './service.mjs';

const entry = 'dist/server/backend/src/main.js';

/** PostgreSQL (unless DATABASE_URL names another), web and worker: started in this order, stopped in the other. */
export class System {
  #settings;
  #warn;
  #postgres;
  #services = [];
  #stopped;
  #end;

  /** Resolves when the system has stopped, because it was asked to; rejects when it cannot go on. */
  ended = new Promise((resolve, reject) => {
    this.#end = { resolve, reject };
  });

  /**
   * @param {ReturnType<import('./settings.mjs').launchSettings>} settings
   * @param {(line: string) => void} warn
   */
  constructor(settings, warn) {
    this.#settings = settings;
    this.#warn = warn;
    this.ended.catch(() => {});
  }

  /**
   * Resolves to `{ url, setupUrl, demonstrationUrl }` when every process is ready. The first one migrates the database, and speaks for
   * all when it refuses to start. Whatever fails, what had been started is stopped before this rejects.
   */
  async start() {
    try {
      await this.#refuseUsedPort();
      const port = this.#settings.port || (await freePort());
      const database = await this.#startDatabase();
      const world = this.#settings.demonstration ? await this.#startDemonstration(port) : undefined;
      const ready = [];
      for (const name of this.#settings.processes) {
        if (this.#stopped) break;
        ready.push(await this.#startProcess(name, port, { DATABASE_URL: database, ...world?.env }));
      }
      return { url: ready[0]?.url, setupUrl: ready[0]?.setupUrl ?? null, demonstrationUrl: world?.pages };
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** For tests: the processes that run, by name. */
  get pids() {
    return Object.fromEntries(this.#services.map(({ name, pid }) => [name, pid]));
  }

  async #refuseUsedPort() {
    const { processes, port, workerPort, isWorkerPortAsked } = this.#settings;
    const asked = {
      ...(processes.some((name) => name !== 'worker') && { PORT: port }),
      ...(processes.includes('worker') && isWorkerPortAsked && { WORKER_PORT: workerPort }),
    };
    for (const [name, wanted] of Object.entries(asked)) {
      if (wanted === 0 || !(await isAnswered(wanted))) continue;
      throw new Refusal(`Port ${wanted} is in use: choose another, as in ${name}=${wanted + 100} npm start`);
    }
  }

  async #startDatabase() {
    const { databaseUrl, dataDir, durable } = this.#settings;
    if (databaseUrl) return databaseUrl;
    this.#postgres = await startEmbedded({ folder: path.join(dataDir, 'postgres'), durable });
    this.#postgres.ended.then(() => this.#fail(new Error('PostgreSQL ended.')));
    return this.#postgres.url;
  }

  async #startDemonstration(port) {
    const { publicUrl, dataDir } = this.#settings;
    const own = `http://127.0.0.1:${port}`;
    // One that is none is left to the product, which refuses it along with all else that is wrong.
    const origin = URL.canParse(publicUrl) ? publicUrl : own;
    const args = await demonstration({ port: this.#settings.port, dataDir, origin });
    const { pages, env } = await this.#startService('demonstration', args);
    return { pages, env: { ...env, ...(publicUrl === undefined && { PUBLIC_URL: own }) } };
  }

  async #startProcess(name, port, given) {
    const own = {
      PORT: String(await this.#portOf(name, port)),
      EMBEDDED: this.#postgres ? '1' : '0',
    };
    return await this.#startService(name, [entry], { ...this.#settings.env, ...given, ...own });
  }

  async #startService(name, args, env = {}) {
    const service = new Service(
      name,
      args,
      { ...env, DATA_DIR: this.#settings.dataDir },
      {
        onSpawn: () => this.#postgres?.serve(this.#services.map(({ pid }) => pid)),
        onRefusal: (error) => this.#fail(error),
        warn: this.#warn,
      },
    );
    this.#services.push(service);
    return await service.start();
  }

  /** A number in any case, which stays the same when the process is started again. */
  async #portOf(name, port) {
    if (name !== 'worker') return port;
    const { workerPort } = this.#settings;
    // The worker listens for probes alone: where nobody asked for its port, it makes room for whoever has it.
    return workerPort === 0 || (await isAnswered(workerPort)) ? await freePort() : workerPort;
  }

  async #fail(error) {
    if (this.#stopped) return;
    await this.stop();
    this.#end.reject(error);
  }

  /** The worker hands its jobs over, the web process finishes its requests, and PostgreSQL goes last. */
  stop() {
    this.#stopped ??= this.#stopInOrder();
    return this.#stopped;
  }

  async #stopInOrder() {
    for (const service of this.#services.toReversed()) await service.stop();
    await this.#postgres?.stop();
    this.#end.resolve();
  }

  /** For a person who does not want to wait for stop(). */
  kill() {
    for (const service of this.#services) service.kill();
  }
}
