import { Problem } from './problem.js';

/** The ETag of a row's version (RFC 9110, section 8.8.3). */
export const entityTag = (version: number): string => `"${version}"`;

/**
 * Refuses a write that was made against another version than the one that stands. Without If-Match the last writer wins.
 * @param ifMatch the header, strong or weak tags or `*`
 * @throws {Problem} 412 `stale`
 */
export function refuseStale(ifMatch: string | undefined, version: number): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const tags = ifMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (!tags.includes(entityTag(version))) {
    throw new Problem('stale', 412, 'it was changed meanwhile: read it again and decide anew');
  }
}
