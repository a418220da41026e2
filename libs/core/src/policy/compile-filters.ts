import type { EventDetails, EventSpan } from '../event/calendar-event.js';
import { MINUTE } from '../recurrence/wall-clock.js';
import { compilePattern } from './compile-pattern.js';
import { compileHours, type Hours, type InstantOf, overlapsHours } from './hours.js';
import type { Filter } from './policy.js';
import type { ExclusionReason } from './verdict.js';

/** One occurrence as filters see it. `milliseconds` is how long it lasts. */
export interface Occurrence {
  readonly details: EventDetails;
  readonly span: Pick<EventSpan, 'start' | 'end'>;
  readonly milliseconds: number;
  readonly instantOf: InstantOf;
}

/** A filter made ready: which occurrences it keeps out, and whether it looks at more of them than their details. */
export interface CompiledFilter {
  readonly reason: ExclusionReason;
  readonly detail: string | null;
  readonly excludes: (occurrence: Occurrence) => boolean;
  /** The length decides, which instances with an end of their own do not share with their series. */
  readonly byLength: boolean;
  /** The time of day decides, which is different for each instance; null for all filters but this. */
  readonly hours: Hours | null;
}

/** Compiles a pair's filters, to be done once and used for all its events. They are taken as valid (`validateFilters`). */
export function compileFilters(filters: readonly Filter[]): readonly CompiledFilter[] {
  return filters.map(compileFilter);
}

function compileFilter(filter: Filter): CompiledFilter {
  switch (filter.kind) {
    case 'declined':
      return byDetails(filter.kind, ({ myAnswer }) => myAnswer === 'declined');
    case 'unanswered':
      return byDetails(filter.kind, ({ myAnswer }) => myAnswer === 'needs-action');
    case 'tentative':
      return byDetails(filter.kind, ({ myAnswer, status }) => myAnswer === 'tentative' || status === 'tentative');
    case 'free':
      return byDetails(filter.kind, ({ transparency }) => transparency === 'transparent');
    case 'out-of-office':
    case 'focus-time':
    case 'working-location':
      return byDetails(filter.kind, ({ type }) => type === filter.kind);
    case 'private':
      return byDetails(filter.kind, (details) => details.class !== 'public');
    case 'cancelled':
      return byDetails(filter.kind, ({ status }) => status === 'cancelled');
    case 'all-day':
      return { ...of(filter.kind), excludes: ({ span }) => span.start.kind === 'date' };
    case 'categories':
      return compileCategories(filter);
    case 'text':
      return compileText(filter);
    case 'hours': {
      const hours = compileHours(filter);
      return { ...of(filter.kind), hours, excludes: ({ span, instantOf }) => !overlapsHours(span, hours, instantOf) };
    }
    case 'minimum-duration': {
      const least = filter.minutes * MINUTE;
      return { ...of(filter.kind), byLength: true, excludes: ({ milliseconds }) => milliseconds < least };
    }
  }
}

function compileCategories(filter: Extract<Filter, { kind: 'categories' }>): CompiledFilter {
  const named = new Set(filter.categories.map(folded));
  const excludesNamed = filter.mode === 'exclude';
  return byDetails(
    filter.kind,
    ({ categories }) => categories.some((category) => named.has(folded(category))) === excludesNamed,
  );
}

function compileText(filter: Extract<Filter, { kind: 'text' }>): CompiledFilter {
  const matches = compilePattern(filter.pattern);
  if (matches === null) throw new RangeError('The text filter has no pattern of RE2 syntax.');
  const excludesMatches = filter.mode === 'exclude';
  return {
    ...byDetails(filter.kind, (details) => matches(details[filter.field] ?? '') === excludesMatches),
    detail: filter.field,
  };
}

function byDetails(reason: ExclusionReason, excludes: (details: EventDetails) => boolean): CompiledFilter {
  return { ...of(reason), excludes: ({ details }) => excludes(details) };
}

function of(reason: ExclusionReason): Omit<CompiledFilter, 'excludes'> {
  return { reason, detail: null, byLength: false, hours: null };
}

function folded(text: string): string {
  return text.trim().toLowerCase();
}
