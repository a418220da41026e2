import type { ObservedRequest, RequestObserver } from '@calmirror/connectors';

/** Keeps what a client reported about its requests. */
export class RequestLog implements RequestObserver {
  readonly requests: ObservedRequest[] = [];

  onRequest(request: ObservedRequest): void {
    this.requests.push(request);
  }
}
