import { READING_VERSION } from '../reading/reading-version.js';

/** What is remembered of a feed's last complete read. */
export interface FeedCursor {
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** SHA-256 of the decompressed body, hexadecimal. */
  readonly sha256: string;
}

export function formatFeedCursor({ etag, lastModified, sha256 }: FeedCursor): string {
  return JSON.stringify([READING_VERSION, etag, lastModified, sha256]);
}

/** Null for a cursor of another version or another adapter: the feed is then read as if for the first time. */
export function parseFeedCursor(text: string | null): FeedCursor | null {
  if (text === null) return null;
  try {
    const parts: unknown = JSON.parse(text);
    if (!Array.isArray(parts) || parts.length !== 4 || parts[0] !== READING_VERSION) return null;
    const [, etag, lastModified, sha256] = parts as unknown[];
    if (!isTextOrNull(etag) || !isTextOrNull(lastModified) || typeof sha256 !== 'string') return null;
    return { etag, lastModified, sha256 };
  } catch {
    return null;
  }
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}
