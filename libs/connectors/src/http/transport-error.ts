import { ProviderError } from '@calmirror/core';

const NAME_CODES = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME']);
const TIMEOUT_CODES = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
]);
/** zlib's and Brotli's; an early end (`Z_BUF_ERROR`) is a truncated answer. */
const UNDECODABLE_CODE = /^(Z_(?!BUF_ERROR)|ERR__ERROR_|ERR_BROTLI_)/;
const TLS_CODE = /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|EPROTO$|HOSTNAME_MISMATCH$)/;

/**
 * Turns whatever undici, sockets, TLS or the resolver threw into the closed set. The error itself is not kept as cause:
 * a parser's error carries a piece of the answer.
 * @param phase whether headers had arrived: a connection that dies after them leaves a truncated answer
 */
export function transportError(error: unknown, host: string, phase: 'headers' | 'body'): ProviderError {
  if (error instanceof ProviderError) return error;
  const codes = errorCodes(error);
  const has = (test: (code: string) => boolean): boolean => codes.some(test);
  const of = (
    reason: 'name-not-resolved' | 'timeout' | 'tls-failed' | 'truncated' | 'connection-failed',
    what: string,
  ) => new ProviderError('temporary', reason, `${host}: ${what} (${codes[0] ?? 'unknown'}).`);

  if (has((code) => NAME_CODES.has(code))) return of('name-not-resolved', 'the name cannot be resolved');
  if (has((code) => TIMEOUT_CODES.has(code))) return of('timeout', 'no answer in time');
  if (has((code) => TLS_CODE.test(code))) return of('tls-failed', 'no encrypted connection can be made');
  if (has((code) => UNDECODABLE_CODE.test(code)))
    return new ProviderError('temporary', 'undecodable', `${host} sent an answer that cannot be decompressed.`);
  if (phase === 'body') return of('truncated', 'the connection ended within the answer');
  return of('connection-failed', 'the connection failed');
}

/** Codes of the error, of its cause, and of its parts where several addresses were tried. */
function errorCodes(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const cause = 'cause' in error ? errorCodes(error.cause) : [];
  const parts = 'errors' in error && Array.isArray(error.errors) ? error.errors.flatMap(errorCodes) : [];
  return [...code, ...cause, ...parts];
}
