import { refuse } from './google-refusal.js';

/** One operation as a client asks for it, alone or as a part of a batch. */
export interface GoogleCall {
  readonly method: string;
  /** Decoded by nobody yet, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly inBatch: boolean;
}

/** Status, headers and content of an answer; `json` is null where there is none. */
export interface GoogleAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: object | null;
}

/** An object that a client sent; null members are kept, since they say "take it away" in a patch. */
export type Body = Readonly<Record<string, unknown>>;

export function makeCall(call: Omit<GoogleCall, 'path' | 'query'> & { readonly target: string }): GoogleCall {
  const { method, target, headers, body, inBatch } = call;
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  return { method, path, query: new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1)), headers, body, inBatch };
}

export const answerWith = (json: object, headers: Readonly<Record<string, string>> = {}): GoogleAnswer => ({
  status: 200,
  headers,
  json,
});

/** What deletions and stopped channels are answered. */
export const NOTHING: GoogleAnswer = { status: 204, headers: {}, json: null };

export function bodyOf({ body }: GoogleCall): Body {
  if (body === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw refuse.parseError();
  }
  if (!isObject(value)) throw refuse.parseError();
  return value;
}

export const isObject = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A switch of the query; anything but `true` and `false` is refused. */
export function flagOf(query: URLSearchParams, name: string): boolean | null {
  const value = query.get(name);
  if (value === null) return null;
  if (value !== 'true' && value !== 'false') throw refuse.invalid(`Invalid value '${value}' for ${name}.`, name);
  return value === 'true';
}

/** A count of the query, cut to the most that is given. */
export function countOf(query: URLSearchParams, name: string, usual: number, most: number): number {
  const value = query.get(name);
  if (value === null) return Math.min(usual, most);
  if (!/^\d+$/.test(value) || Number(value) < 1) throw refuse.invalid(`Invalid value '${value}' for ${name}.`, name);
  return Math.min(Number(value), most);
}

/** A moment of the query in RFC 3339, whose offset must be told; fractions of a second are not looked at. */
export function momentOf(query: URLSearchParams, name: string): number | null {
  const value = query.get(name);
  if (value === null) return null;
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(at)) throw refuse.badRequest('Bad Request');
  return Math.floor(at / 1000) * 1000;
}
