import type { ProviderErrorKind } from '@calmirror/core';

/** Hears of each request that is sent or refused, to count it. Labels are from closed lists. */
export interface RequestObserver {
  /** The last moment before a request goes out; what it throws keeps the request back. */
  beforeRequest?(): void;
  onRequest(request: ObservedRequest): void;
}

export interface ObservedRequest {
  /** The connector's kind. */
  readonly kind: string;
  /** A redirect and `304 Not Modified` count as `ok`. */
  readonly outcome: 'ok' | ProviderErrorKind;
  readonly seconds: number;
}
