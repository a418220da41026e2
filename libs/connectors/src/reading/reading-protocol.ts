import type { ProviderErrorKind, ProviderErrorReason } from '@calmirror/core';
import type { FeedBody, FeedContents } from './calendar-reader.js';

/**
 * What a reading thread is told and answers. The contents come in portions that are asked for one by one: unpacking all
 * of a big feed at once would hold up the asking thread as much as reading it.
 */
export type ReadingOrder =
  | { readonly order: 'read'; readonly feed: FeedBody; readonly known: ReadonlyMap<string, string> }
  | { readonly order: 'next-portion' };

export type ReadingAnswer =
  | { readonly answer: 'portion'; readonly portion: FeedContents; readonly last: boolean }
  | {
      readonly answer: 'refusal';
      readonly kind: ProviderErrorKind;
      readonly reason: ProviderErrorReason;
      readonly message: string;
    };
