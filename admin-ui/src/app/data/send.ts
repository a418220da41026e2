import { HttpClient, type HttpResponse } from '@angular/common/http';
import { inject } from '@angular/core';
import type { SelfChecking } from '@calmirror/contracts';
import { firstValueFrom, map } from 'rxjs';

/** An answer, and the version of what it describes (RFC 9110, ETag): to be sent back with the change that builds on it. */
export interface Versioned<T> {
  readonly value: T;
  /** Null where the server names none. */
  readonly etag: string | null;
}

/** What a request class carries: its fields, without what the server checks them by. */
export type Sent<Input> = Omit<Input, keyof SelfChecking>;

type Verb = 'POST' | 'PUT' | 'DELETE';

interface Sending {
  readonly body?: unknown;
  readonly params?: Record<string, string>;
  /** The version that the change builds on: another that stands by then is `412 stale`. Null or absent: the last one wins. */
  readonly etag?: string | null;
}

/**
 * The one way in which the console changes something on the server. The promise is kept open while the session is taken up
 * again, and fails with what `toProblem` reads. To be called where `inject` may be.
 */
export function sender(): <T>(verb: Verb, path: string, sending?: Sending) => Promise<T> {
  const send = versionedSender();
  return async <T>(verb: Verb, path: string, sending?: Sending) => (await send<T>(verb, path, sending)).value;
}

/** As `sender`, for answers that name a version. */
export function versionedSender(): <T>(verb: Verb, path: string, sending?: Sending) => Promise<Versioned<T>> {
  const http = inject(HttpClient);
  return <T>(verb: Verb, path: string, { body, params, etag }: Sending = {}) =>
    firstValueFrom(
      http
        .request<T>(verb, path, { body, params, headers: etag ? { 'If-Match': etag } : {}, observe: 'response' })
        .pipe(map(versioned)),
    );
}

export const versioned = <T>(answer: HttpResponse<T>): Versioned<T> => ({
  value: answer.body as T,
  etag: answer.headers.get('ETag'),
});
