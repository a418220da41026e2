/** A request as it arrived, by itself or within a batch. */
export interface GraphRequest {
  readonly method: string;
  /** `v1.0` or `beta`. */
  readonly version: string;
  /** What stands behind the version, decoded. */
  readonly segments: readonly string[];
  readonly query: ReadonlyMap<string, string>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, read; undefined where there is none. */
  readonly body: unknown;
  readonly inBatch: boolean;
}

export interface GraphAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** What becomes JSON; undefined where the answer has no body. */
  readonly body: unknown;
}

/** A JSON object of whatever members. */
export type Json = Readonly<Record<string, unknown>>;

/** Refuses a request, in the words of Graph. */
export class GraphError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

export function answer(status: number, body?: unknown, headers: Readonly<Record<string, string>> = {}): GraphAnswer {
  return { status, headers, body };
}

export function refusal({ status, code, message, headers }: GraphError, now: number): GraphAnswer {
  const innerError = { date: new Date(now).toISOString().slice(0, 19), 'request-id': crypto.randomUUID() };
  return { status, headers, body: { error: { code, message, innerError } } };
}

/** @param url path and query, with the version in front */
export function requestOf(
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: unknown,
  inBatch = false,
): GraphRequest {
  const { pathname, searchParams } = new URL(url, 'http://graph.test');
  const parts = pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const [version = '', ...segments] = parts.flatMap(withoutKey);
  const query = new Map([...searchParams].map(([name, value]) => [queryName(name), value]));
  return { method, version, segments, query, headers, body, inBatch };
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `calendars('id')` says the same as `calendars/id`, and `delta()` as `delta`. */
function withoutKey(segment: string): readonly string[] {
  const [, name = segment, key] = /^([^(]+)\((?:'(.*)')?\)$/.exec(segment) ?? [];
  return key ? [name, key] : [name];
}

/** Names of query parameters are compared without regard to case. */
export function queryName(name: string): string {
  return name.toLowerCase();
}

export function notFound(): GraphError {
  return new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
}

export function badRequest(message: string, code = 'ErrorInvalidRequest'): GraphError {
  return new GraphError(400, code, message);
}
