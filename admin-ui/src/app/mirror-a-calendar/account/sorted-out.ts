import type { CalendarAnswer, ConnectorAnswer } from '@calmirror/contracts';
import { isSourceKind } from './source-kinds';

export interface SortedOut {
  /** Calendars can be read from these, or could be once they are mended. */
  readonly sources: readonly ConnectorAnswer[];
  /** Begun, and never worked: nothing hangs on them. */
  readonly unfinished: readonly ConnectorAnswer[];
  /** Calendars can be written to these, and they are no mere publishers. */
  readonly targets: readonly ConnectorAnswer[];
}

/** What each connector that there is may be good for here. */
export function sortedOut(
  connectors: readonly ConnectorAnswer[],
  calendars: readonly Pick<CalendarAnswer, 'connectorId'>[],
): SortedOut {
  const used = new Set(calendars.map(({ connectorId }) => connectorId));
  const usable = connectors.filter(({ kind, status }) => isSourceKind(kind) && status !== 'disabled');
  const isUnfinished = ({ id, status }: ConnectorAnswer): boolean => status !== 'active' && !used.has(id);
  const sources = usable.filter((connector) => !isUnfinished(connector));
  return {
    sources: sources.filter(({ capabilities }) => capabilities.readable),
    unfinished: usable.filter(isUnfinished),
    targets: sources.filter(({ capabilities }) => capabilities.writable),
  };
}
