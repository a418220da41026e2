import path from 'node:path';
import { freePort, isAnswered } from '../ports.mjs';
import { startEmbedded } from '../postgres/embedded.mjs';
import { Refusal } from './refusal.mjs';
import { Service } from './service.mjs';

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
   * Resolves to `{ url, setupUrl }` when every process is ready. The first one migrates the database, and speaks for
   * all when it refuses to start. Whatever fails, what had been started is stopped before this rejects.
   */
  async start() {
    try {
      await this.#refuseUsedPort();
      const database = await this.#startDatabase();
      const ready = [];
      for (const name of this.#settings.processes) {
        if (this.#stopped) break;
        ready.push(await this.#startService(name, database));
      }
      return { url: ready[0]?.url, setupUrl: ready[0]?.setupUrl ?? null };
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

  async #startService(name, database) {
    const { port, workerPort, dataDir, env } = this.#settings;
    const own = {
      PORT: String(await this.#portOf(name, port, workerPort)),
      DATABASE_URL: database,
      DATA_DIR: dataDir,
      EMBEDDED: this.#postgres ? '1' : '0',
    };
    const service = new Service(
      name,
      { ...env, ...own },
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
  async #portOf(name, port, workerPort) {
    const wanted = name === 'worker' ? workerPort : port;
    // The worker listens for probes alone: where nobody asked for its port, it makes room for whoever has it.
    const isTaken = name === 'worker' && (await isAnswered(wanted));
    return wanted === 0 || isTaken ? await freePort() : wanted;
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
