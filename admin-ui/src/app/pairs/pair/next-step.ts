import type { CalendarAnswer, PairAnswer } from '@calmirror/contracts';

/** What a person does next about a pair: a page to go to, or something to be done at once. */
export type NextStep =
  | { readonly act: 'resume' | 'sync' }
  | {
      readonly act: 'deletions' | 'source' | 'target' | 'targetCalendar' | 'failed' | 'unreadable' | 'run';
      readonly link: readonly string[];
      readonly query?: Readonly<Record<string, string>>;
    };

/** Null where the pair goes on by itself, or where it is not known yet what its calendars are. */
export function nextStep(
  pair: Pick<PairAnswer, 'id' | 'state' | 'stateReason' | 'counts' | 'enabled'>,
  source: Pick<CalendarAnswer, 'connectorId'> | null,
  target: Pick<CalendarAnswer, 'id' | 'connectorId'> | null,
): NextStep | null {
  switch (pair.stateReason) {
    case 'deletions-held':
      return { act: 'deletions', link: ['/pairs', pair.id, 'deletions'] };
    case 'paused-by-administrator':
      return { act: 'resume' };
    case 'source-needs-attention':
      return source && { act: 'source', link: ['/connectors', source.connectorId] };
    case 'target-needs-attention':
      return target && { act: 'target', link: ['/connectors', target.connectorId] };
    case 'target-not-writable':
      return target && { act: 'targetCalendar', link: ['/calendars', target.id] };
    case 'source-failing':
    case 'target-failing':
      return { act: 'sync' };
    case 'some-events-failed':
      return { act: 'failed', link: ['/pairs', pair.id, 'events'], query: { state: 'failed' } };
    case 'some-events-unreadable':
      return { act: 'unreadable', link: ['/pairs', pair.id, 'events'], query: { state: 'unreadable' } };
    case 'internal-error':
      return { act: 'run', link: ['/jobs'], query: { pairId: pair.id } };
    case 'first-fill':
    case 'running':
    case null:
      return pair.counts.held > 0 ? { act: 'deletions', link: ['/pairs', pair.id, 'deletions'] } : null;
  }
}
