import { READING_VERSION } from '../reading/reading-version.js';

/** A revision of a source event: it says whether it is a series, so that one that is told to be gone can be asked for rightly. */
export interface ReadingRevision {
  readonly isSeries: boolean;
  /** The mapper's. */
  readonly revision: string;
}

export function formatReadingRevision({ isSeries, revision }: ReadingRevision): string {
  return `${READING_VERSION} ${isSeries ? 'series' : 'single'} ${revision}`;
}

/** Whether a revision of whatever version is that of a series. */
export function isSeriesRevision(text: string): boolean {
  return /^\d+ series /.test(text);
}
