import type { FeedHead } from './feed-store.js';

/** What a reader says about itself and about what it has. */
export interface FeedRequest {
  readonly acceptEncoding: string | undefined;
  readonly ifNoneMatch: string | undefined;
  readonly ifModifiedSince: string | undefined;
}

/** The two codings of one version are two representations: each has a strong tag of its own (RFC 9110 §8.8.3.3). */
export const feedTag = (version: string, gzipped: boolean): string => `"${version}${gzipped ? '-gzip' : ''}"`;

/** Whether the reader has this version already (RFC 9110 §13.1.2 and §13.1.3: the tag decides where there is one). */
export function isFresh({ version, changedAt }: FeedHead, { ifNoneMatch, ifModifiedSince }: FeedRequest): boolean {
  if (ifNoneMatch !== undefined) {
    const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    return tags.includes('*') || tags.includes(feedTag(version, true)) || tags.includes(feedTag(version, false));
  }
  if (ifModifiedSince === undefined) return false;
  return Date.parse(ifModifiedSince) >= secondOf(changedAt);
}

/**
 * The Last-Modified of an answer. Within the second of a change another one may follow, which the same date would hide:
 * until it is over, the date names the second before.
 */
export function lastModified({ changedAt }: FeedHead, now: number): string {
  const second = secondOf(changedAt);
  return new Date(now >= second + 1_000 ? second : second - 1_000).toUTCString();
}

/** Whether the reader takes gzip (RFC 9110 §12.5.3). */
export function takesGzip({ acceptEncoding = '' }: FeedRequest): boolean {
  return acceptEncoding.split(',').some((coding) => {
    const [name = '', weight = ''] = coding.split(';').map((part) => part.trim().toLowerCase());
    return (name === 'gzip' || name === 'x-gzip') && !/^q=0(\.0*)?$/.test(weight);
  });
}

const secondOf = (date: Date): number => Math.floor(date.getTime() / 1_000) * 1_000;
