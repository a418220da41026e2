import { CalendarFault, readCalendar } from '@calmirror/connectors';
import type { TimeWindow } from '@calmirror/core';
import { type Occurrence, occurrencesOf } from './occurrences.js';

/** One case of a table of occurrences: a calendar, a window, and what starts in it. */
export interface ConformanceCase {
  readonly id: string;
  readonly ics: string;
  readonly window: TimeWindow;
  /** `end` is null where the table does not say. */
  readonly expected: readonly ExpectedOccurrence[];
  /** `start`: ends are not compared. */
  readonly compare: string;
}

export interface ExpectedOccurrence {
  readonly start: string;
  readonly end: string | null;
}

export type CaseVerdict =
  | { readonly verdict: 'right' }
  | { readonly verdict: 'wrong'; readonly got: readonly ExpectedOccurrence[] }
  | { readonly verdict: 'refused'; readonly code: string; readonly message: string };

export function isCase(value: unknown): value is ConformanceCase {
  const { id, ics, window, expected } = (value ?? {}) as Partial<ConformanceCase>;
  return (
    typeof id === 'string' &&
    typeof ics === 'string' &&
    [window?.from, window?.to].every((bound) => typeof bound === 'string' && !Number.isNaN(Date.parse(bound))) &&
    Array.isArray(expected)
  );
}

/** Reads and expands a case. Refused is whatever Calmirror would withhold and name instead of showing it. */
export function judge({ ics, window, expected, compare }: ConformanceCase): CaseVerdict {
  const answer = attempt(ics, window);
  if ('code' in answer) return { verdict: 'refused', ...answer };
  const got = answer.map(({ start, end }) => ({ start, end: compare === 'start' ? null : end }));
  const wanted = [...expected].sort(byStart);
  const right =
    got.length === wanted.length &&
    got.sort(byStart).every(({ start, end }, index) => {
      const other = wanted[index];
      return other?.start === start && (end === null || other.end === null || other.end === end);
    });
  return right ? { verdict: 'right' } : { verdict: 'wrong', got };
}

function attempt(ics: string, window: TimeWindow): readonly Occurrence[] | { code: string; message: string } {
  try {
    const { instances, problems } = occurrencesOf(readCalendar(ics), window);
    const [problem] = problems;
    return problem ? { code: problem.code, message: problem.message } : instances;
  } catch (error) {
    if (error instanceof CalendarFault) return { code: error.code, message: error.message };
    // A fault of ours in one case is told, and costs none of the others.
    return { code: 'internal', message: String(error) };
  }
}

function byStart(a: ExpectedOccurrence, b: ExpectedOccurrence): number {
  const first = `${a.start} ${a.end ?? ''}`;
  const second = `${b.start} ${b.end ?? ''}`;
  return first < second ? -1 : first > second ? 1 : 0;
}
