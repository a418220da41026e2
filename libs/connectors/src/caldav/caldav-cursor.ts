import { READING_VERSION } from '../reading/reading-version.js';

/** Where a calendar stood at its last complete read. */
export interface CaldavCursor {
  /** How it tells that it has changed: by a sync token (RFC 6578), by its tag (CalendarServer's CTag), or not at all. */
  readonly mode: 'sync' | 'tag' | 'list';
  /** Whatever the server wrote; empty with `list`. */
  readonly token: string;
  /** Paths of objects that are there and were not handed out: they are asked for again each time. */
  readonly owed: readonly string[];
}

export function formatCaldavCursor({ mode, token, owed }: CaldavCursor): string {
  return JSON.stringify([READING_VERSION, mode, token, ...owed]);
}

/** Null for a cursor of another version or another adapter: the calendar is then read as if for the first time. */
export function parseCaldavCursor(text: string | null): CaldavCursor | null {
  if (text === null) return null;
  try {
    const parts: unknown = JSON.parse(text);
    if (!Array.isArray(parts) || parts.shift() !== READING_VERSION || !parts.every((part) => typeof part === 'string'))
      return null;
    const [mode, token, ...owed] = parts;
    return isMode(mode) && token !== undefined ? { mode, token, owed } : null;
  } catch {
    return null;
  }
}

function isMode(text: string | undefined): text is CaldavCursor['mode'] {
  return text === 'sync' || text === 'tag' || text === 'list';
}
