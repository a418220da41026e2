import { setImmediate as afterOthers } from 'node:timers/promises';

/** Carries out work that pauses by itself; heartbeats and other jobs have their turn in its pauses. */
export async function inTurns<T>(work: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    await afterOthers();
  }
}
