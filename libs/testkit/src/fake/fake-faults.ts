import { ProviderError } from '@calmirror/core';

/** What the fake provider can be told to do wrong with a whole request. */
export type FakeFault =
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number | null }
  | { readonly kind: 'server-error' }
  /** The request arrives and is lost: nothing happens. */
  | { readonly kind: 'timeout' }
  /** The request is carried out, and only its answer is lost. */
  | { readonly kind: 'timeout-after-effect' }
  | { readonly kind: 'connection-cut' }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'cursor-expired' }
  | { readonly kind: 'credentials-refused' }
  | { readonly kind: 'calendar-gone' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'refused' }
  /** One operation of a batch fails so, by its place; the batch itself is answered well. Else the whole request fails so. */
  | { readonly kind: 'within-batch'; readonly at: number; readonly fault: FakeFault }
  /** The connection is cut when so many operations of a batch were carried out. */
  | { readonly kind: 'cut-within-batch'; readonly after: number };

/** Whether the request is carried out all the same. */
export const hasEffect = ({ kind }: FakeFault): boolean => kind === 'timeout-after-effect';

/** The error that an adapter makes of a fault. */
export function faultError(fault: FakeFault): ProviderError {
  switch (fault.kind) {
    case 'rate-limited':
      return new ProviderError('rate-limited', 'too-many-requests', 'The fake asks to wait.', fault.retryAfterMs);
    case 'server-error':
      return new ProviderError('temporary', 'server-error', 'The fake answered 500.');
    case 'timeout':
    case 'timeout-after-effect':
      return new ProviderError('temporary', 'timeout', 'The fake did not answer in time.');
    case 'connection-cut':
    case 'cut-within-batch':
      return new ProviderError('temporary', 'connection-failed', 'The fake hung up.');
    case 'truncated':
      return new ProviderError('temporary', 'truncated', 'The fake hung up within its answer.');
    case 'cursor-expired':
      return new ProviderError('cursor-expired', 'cursor-refused', 'The fake wants a full read.');
    case 'credentials-refused':
      return new ProviderError('auth', 'credentials-refused', 'The fake refused the credentials.');
    case 'calendar-gone':
      return new ProviderError('not-found', 'gone', 'The fake has no such calendar any more.');
    case 'conflict':
      return new ProviderError('conflict', 'changed-meanwhile', 'Another writer was faster.');
    case 'refused':
      return new ProviderError('rejected', 'refused', 'The fake will never take this.');
    case 'within-batch':
      return faultError(fault.fault);
  }
}
