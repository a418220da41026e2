import { ProviderError } from '@calmirror/core';

/** An answer of Graph, alone or within a batch. */
export interface GraphAnswer {
  readonly status: number;
  /** Null where the header is missing. */
  readonly header: (name: string) => string | null;
  /** What its JSON says; undefined where there is no body, and the text itself where that is no JSON. */
  readonly body: unknown;
}

/** Reads the body of an answer, whatever its type is said to be: Graph's own errors and a proxy's pages come with any. */
export function bodyOf(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A JSON object of whatever members. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member that is a text, or null. */
export function textIn(body: unknown, name: string): string | null {
  const value = isJson(body) ? body[name] : undefined;
  return typeof value === 'string' ? value : null;
}

/**
 * The object that a success has to be.
 * @throws ProviderError `undecodable` for a page of a proxy, half a document, or nothing
 */
export function objectIn({ body }: GraphAnswer): Json {
  if (isJson(body)) return body;
  throw undecodable();
}

export function undecodable(): ProviderError {
  return new ProviderError('temporary', 'undecodable', 'What came for an answer is none of Microsoft Graph.');
}
