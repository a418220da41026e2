import { READING_VERSION } from '../reading/reading-version.js';

/** How a calendar tells that it has changed: by a sync token (RFC 6578), by its tag (CalendarServer's CTag), or not at all. */
export type CaldavCursor =
  | { readonly mode: 'sync'; readonly token: string }
  | { readonly mode: 'tag'; readonly token: string }
  | { readonly mode: 'list'; readonly token: null };

export function formatCaldavCursor({ mode, token }: CaldavCursor): string {
  return JSON.stringify([READING_VERSION, mode, token]);
}

/** Null for a cursor of another version or another adapter: the calendar is then read as if for the first time. */
export function parseCaldavCursor(text: string | null): CaldavCursor | null {
  if (text === null) return null;
  try {
    const parts: unknown = JSON.parse(text);
    if (!Array.isArray(parts) || parts.length !== 3 || parts[0] !== READING_VERSION) return null;
    const [, mode, token] = parts as unknown[];
    if (mode === 'list' && token === null) return { mode, token };
    return (mode === 'sync' || mode === 'tag') && typeof token === 'string' ? { mode, token } : null;
  } catch {
    return null;
  }
}
