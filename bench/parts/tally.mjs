import { preciseNow } from './precise-now.mjs';

/** What a measured worker notes of the jobs that it starts, and tells when it is asked. */
export class Tally {
  #waited = [];
  #started = 0;
  #first = null;

  constructor() {
    process.on('message', ({ started, tally }) => {
      if (started) process.send({ started: this.#started });
      if (tally) process.send({ tally: this.#take() });
    });
  }

  /** A job starts, with what was handed in with it; `at` is the moment at which it was. */
  note({ at }) {
    const now = preciseNow();
    this.#started += 1;
    this.#first ??= now;
    if (at) this.#waited.push(now - at);
  }

  /** All since the last time. */
  #take() {
    const taken = { waited: this.#waited, started: this.#started, first: this.#first };
    [this.#waited, this.#started, this.#first] = [[], 0, null];
    return taken;
  }
}
