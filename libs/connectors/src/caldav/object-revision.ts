import { READING_VERSION } from '../reading/reading-version.js';

/** An object as it is remembered: the path of its resource, and the ETag or digest of what stood there. */
export interface ObjectRevision {
  readonly path: string;
  readonly tag: string;
}

/**
 * Revision of an event: it names its resource, so that what is told of a resource can be told of its events without a
 * database. A path holds no blanks.
 */
export function formatRevision({ path, tag }: ObjectRevision): string {
  return `${READING_VERSION} ${path} ${tag}`;
}

/** Null for a revision of another adapter. Of an older reading the path still holds, but no tag is equal to its tag. */
export function parseRevision(text: string): ObjectRevision | null {
  const [, version, path, tag] = /^(\d+) (\/\S*) (.+)$/s.exec(text) ?? [];
  if (path === undefined || tag === undefined) return null;
  return { path, tag: version === String(READING_VERSION) ? tag : '' };
}
