import type { ProviderErrorKind } from '@calmirror/core';

/** Hears of each request that was sent or refused, to count it. Labels are from closed lists. */
export interface RequestObserver {
  onRequest(request: ObservedRequest): void;
}

export interface ObservedRequest {
  /** The connector's kind. */
  readonly kind: string;
  /** A redirect and `304 Not Modified` count as `ok`. */
  readonly outcome: 'ok' | ProviderErrorKind;
  readonly seconds: number;
}
