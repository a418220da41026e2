import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** A script of bench/processes. */
export const processFile = (name) => path.join(import.meta.dirname, '../processes', `${name}.mjs`);

/** A process that is measured, or that measures: it is told things and answers them one by one. */
export class Child {
  #process;
  #ended;

  /**
   * @param {string} file
   * @param {{ args?: string[], execArgv?: string[], env?: Record<string, string> }} [options]
   */
  constructor(file, { args = [], execArgv = [], env = {} } = {}) {
    this.#process = fork(file, args, {
      execArgv,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#ended = once(this.#process, 'exit');
  }

  /** The next message that has the member `name`. */
  async heard(name) {
    const silent = this.#ended.then(([code]) =>
      Promise.reject(new Error(`A process ended with ${code}, without ${name}.`)),
    );
    const said = new Promise((resolve) => {
      const listen = (message) => {
        if (!(name in message)) return;
        this.#process.off('message', listen);
        resolve(message[name]);
      };
      this.#process.on('message', listen);
    });
    silent.catch(() => {});
    return Promise.race([said, silent]);
  }

  /** Says `{ [name]: value }` and answers what comes back under the same name. */
  ask(name, value = true) {
    const answer = this.heard(name);
    this.#process.send({ [name]: value });
    return answer;
  }

  async stop() {
    const patience = setTimeout(() => this.#process.kill('SIGKILL'), 20_000);
    this.#process.kill('SIGTERM');
    await this.#ended;
    clearTimeout(patience);
  }
}
