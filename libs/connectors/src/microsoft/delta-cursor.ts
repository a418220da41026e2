import type { TimeWindow } from '@calmirror/core';
import { READING_VERSION } from '../reading/reading-version.js';

/** Where a calendar stood at its last complete read. */
export interface DeltaCursor {
  /** Path of the deltaLink, behind the version of the API. */
  readonly path: string;
  /** The span that the delta tells of, fixed since its first request. */
  readonly window: TimeWindow;
}

export function formatDeltaCursor({ path, window }: DeltaCursor): string {
  return JSON.stringify([READING_VERSION, window.from, window.to, path]);
}

/** Null for a cursor of another version or another adapter: the calendar is then read as if for the first time. */
export function parseDeltaCursor(text: string | null): DeltaCursor | null {
  try {
    const parts: unknown = JSON.parse(text ?? 'null');
    if (!Array.isArray(parts) || parts.shift() !== READING_VERSION || !parts.every((part) => typeof part === 'string'))
      return null;
    const [from, to, path] = parts;
    if (from === undefined || to === undefined || !path?.startsWith('/')) return null;
    return { path, window: { from, to } };
  } catch {
    return null;
  }
}
