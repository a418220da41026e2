import type { FetchResult, SourceEvent, WithheldEvent } from '../adapter.js';

/** A feed as it came. */
export interface FeedBody {
  /** Decompressed. */
  readonly bytes: Uint8Array;
  /** The Content-Type header, or null. */
  readonly contentType: string | null;
}

/** What a feed holds, beside what is known already. */
export interface FeedContents {
  /** Events whose revision is not the known one. */
  readonly events: readonly SourceEvent[];
  readonly withheld: readonly WithheldEvent[];
  /** Ids of all events, the known and the unreadable ones included. */
  readonly present: readonly string[];
  readonly calendar: FetchResult['calendar'];
  readonly refreshSeconds: number | null;
}

/** Reads feeds. Apart from the adapter, so that big ones can be read where they keep nobody waiting. */
export interface CalendarReader {
  /**
   * @param known event id → revision of what needs no reading
   * @throws ProviderError for what is no whole calendar; the signal's reason once it is aborted
   */
  read(feed: FeedBody, known: ReadonlyMap<string, string>, signal: AbortSignal): Promise<FeedContents>;
}
