import type { Credentials } from './authorization.js';

/** On whose behalf a request is sent: what it is counted under, and whose budget it uses. */
export interface RequestAccount {
  /** The connector's kind. */
  readonly kind: string;
  /** The connector's id. */
  readonly key: string;
  /** One of several mailboxes behind the connector, where the provider counts each one for itself; absent: it is the only one. */
  readonly mailbox?: string;
}

/** A reading of one address. */
export interface HttpRequest {
  readonly url: string;
  readonly account: RequestAccount;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent to the first address's origin only. */
  readonly basic: Credentials | null;
  readonly signal: AbortSignal;
}

export interface HttpResponse {
  /** Where the answer came from, redirects followed. */
  readonly url: string;
  readonly status: number;
  /** Null where the header is missing; several of one name are joined by commas. */
  readonly header: (name: string) => string | null;
  /** Decompressed. */
  readonly body: Uint8Array;
}

/** A request of any method, for protocols in which more than a success is an answer. */
export interface HttpExchange {
  readonly method: string;
  readonly url: string;
  readonly account: RequestAccount;
  /** What the provider counts this as: a batch as the requests within it. Absent: one. */
  readonly cost?: number;
  /** Of these, how many it counts against this very account; the others are further accounts' of the same app. Absent: all. */
  readonly ownCost?: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly credentials: Credentials | null;
  /** Whether the credentials may be sent to this address: asked for the first one and for each redirect. */
  readonly trusts: (url: URL) => boolean;
  /** Statuses that are answers, with their bodies; what else is no success becomes a `ProviderError`. */
  readonly answers: (status: number) => boolean;
  readonly signal: AbortSignal;
}

/** One hop of an exchange: redirects change its method, body and who is trusted. */
export interface HttpHop extends Omit<HttpExchange, 'url' | 'credentials' | 'trusts'> {
  readonly credentialsFor: (url: URL) => Credentials | null;
}
