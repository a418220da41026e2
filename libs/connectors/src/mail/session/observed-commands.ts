import { performance } from 'node:perf_hooks';
import { ProviderError } from '@calmirror/core';
import type { RequestObserver } from '../../http/request-observer.js';

/** Tells an observer of what is asked of mail servers, before and after. */
export class ObservedCommands {
  constructor(private readonly observer: RequestObserver) {}

  async observed<T>(ask: () => Promise<T>): Promise<T> {
    this.observer.beforeRequest?.();
    const started = performance.now();
    const tell = (outcome: 'ok' | ProviderError['kind']): void =>
      this.observer.onRequest({ kind: 'imap', outcome, seconds: (performance.now() - started) / 1000 });
    try {
      const answer = await ask();
      tell('ok');
      return answer;
    } catch (error) {
      if (error instanceof ProviderError) tell(error.kind);
      throw error;
    }
  }
}
