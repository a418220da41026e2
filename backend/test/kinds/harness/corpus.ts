import type { CorpusEvent } from './corpus-event.js';
import { HOURS } from './corpus-hours.js';
import { MOVED } from './corpus-moved.js';
import { RARER } from './corpus-rarer.js';
import { SERIES } from './corpus-series.js';
import { SINGLES } from './corpus-singles.js';

export const SOURCES = ['google', 'microsoft', 'caldav', 'ics'] as const;
export type SourceKind = (typeof SOURCES)[number];

export const TARGETS = ['google', 'microsoft', 'caldav', 'published'] as const;
export type TargetKind = (typeof TARGETS)[number];

export const CORPUS: readonly CorpusEvent[] = [...SERIES, ...SINGLES, ...RARER, ...MOVED, ...HOURS];

/** What is to be seen on a target of all that a source can say. */
export function wantedLines(source: SourceKind, target: TargetKind): string[] {
  const form = source === 'ics' || source === 'caldav' ? 'ical' : source;
  const knowsFloating = target === 'caldav' || target === 'published';
  return CORPUS.filter((event) => event[form] !== undefined)
    .flatMap(({ shown, placed }) => (knowsFloating ? shown : (placed ?? shown)))
    .sort();
}
