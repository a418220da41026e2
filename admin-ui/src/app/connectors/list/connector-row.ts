import type { CalendarAnswer, ConnectorAnswer } from '@calmirror/contracts';
import type { ConnectorStatus } from '@calmirror/contracts/closed-lists';
import { hostOf } from '../kinds/address';

/** A connector as the list shows it. */
export interface ConnectorRow extends Pick<
  ConnectorAnswer,
  'id' | 'name' | 'kind' | 'settings' | 'status' | 'statusReason'
> {
  /** Where it leads; null for a kind without an address. */
  readonly host: string | null;
  /** How many of its calendars are in use; null until that is known. */
  readonly calendars: number | null;
  /** Milliseconds of the epoch; null for one that was never tried. */
  readonly checkedAt: number | null;
}

/** What asks for a person comes first, what is switched off last. */
const RANKS: Readonly<Record<ConnectorStatus, number>> = { 'needs-attention': 0, draft: 1, active: 2, disabled: 3 };

/** Rows by what they ask for, and among equals in the order in which they came. */
export function connectorRows(
  connectors: readonly ConnectorAnswer[],
  calendars: readonly Pick<CalendarAnswer, 'connectorId'>[] | null,
): ConnectorRow[] {
  const counts = new Map<string, number>();
  for (const { connectorId } of calendars ?? []) counts.set(connectorId, (counts.get(connectorId) ?? 0) + 1);
  const ranked = connectors.toSorted((a, b) => RANKS[a.status] - RANKS[b.status]);
  return ranked.map(({ id, name, kind, status, statusReason, settings, lastValidatedAt }) => ({
    id,
    name,
    kind,
    settings,
    status,
    statusReason,
    host: hostOf(String(settings['url'] ?? '')) ?? mailHostOf(settings),
    calendars: calendars && (counts.get(id) ?? 0),
    checkedAt: lastValidatedAt === null ? null : Date.parse(lastValidatedAt),
  }));
}

const mailHostOf = ({ host }: ConnectorAnswer['settings']): string | null => (typeof host === 'string' ? host : null);
