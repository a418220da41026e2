import { READING_VERSION } from '../reading/reading-version.js';

/** Where a calendar stood at its last complete read: Google's sync token. */
export function formatGoogleCursor(syncToken: string): string {
  return JSON.stringify([READING_VERSION, 'google', syncToken]);
}

/** Null for a cursor of another version or another adapter: the calendar is then read as if for the first time. */
export function parseGoogleCursor(text: string | null): string | null {
  if (text === null) return null;
  try {
    const parts: unknown = JSON.parse(text);
    const [version, kind, token] = Array.isArray(parts) ? (parts as unknown[]) : [];
    const isOurs = version === READING_VERSION && kind === 'google';
    return isOurs && typeof token === 'string' && token !== '' ? token : null;
  } catch {
    return null;
  }
}
