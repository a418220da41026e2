import type { ProviderError } from '@calmirror/core';

/** Ends an exchange: by the caller's signal, or with an error of its own when one of its spans is used up. */
export class TimeLimit {
  private readonly ending = new AbortController();
  private readonly timers = new Set<NodeJS.Timeout>();
  readonly signal: AbortSignal;

  constructor(caller: AbortSignal) {
    this.signal = AbortSignal.any([caller, this.ending.signal]);
  }

  /** Ends the exchange with `error` after `milliseconds`, unless the answered function is called before. */
  within(milliseconds: number, error: () => ProviderError): () => void {
    return this.watch(setTimeout(() => this.ending.abort(error()), milliseconds));
  }

  /** Asks `check` every `milliseconds`, and ends the exchange with the error that it answers. */
  every(milliseconds: number, check: () => ProviderError | null): () => void {
    const ask = (): void => {
      const error = check();
      if (error !== null) this.ending.abort(error);
    };
    return this.watch(setInterval(ask, milliseconds));
  }

  /** Stops all that is still watched. */
  release(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  private watch(timer: NodeJS.Timeout): () => void {
    this.timers.add(timer);
    return () => {
      clearTimeout(timer);
      this.timers.delete(timer);
    };
  }
}
