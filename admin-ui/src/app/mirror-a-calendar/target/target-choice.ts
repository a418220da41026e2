import type { CalendarAnswer, ConnectorAnswer, DiscoveredCalendarAnswer } from '@calmirror/contracts';

/** Where the mirrors are to stand, as chosen; it is made or taken into use when the pair is. */
export type TargetChoice =
  | { readonly kind: 'published'; readonly name: string }
  | { readonly kind: 'account'; readonly connector: ConnectorAnswer; readonly calendar: DiscoveredCalendarAnswer }
  | { readonly kind: 'account'; readonly connector: ConnectorAnswer; readonly name: string };

/** What keeps a calendar from being the target; null when nothing does. */
export type Unfit = 'source' | 'read-only';

export function unfit(
  { externalId, writable }: Pick<DiscoveredCalendarAnswer, 'externalId' | 'writable'>,
  connectorId: string,
  source: { readonly connectorId: string; readonly externalId: string } | null,
): Unfit | null {
  if (source?.connectorId === connectorId && source.externalId === externalId) return 'source';
  return writable ? null : 'read-only';
}

export const nameOfTarget = (choice: TargetChoice): string =>
  'name' in choice ? choice.name.trim() : choice.calendar.name;

/** Two choices that lead to the same calendar. */
export const sameTarget = (one: TargetChoice, other: TargetChoice): boolean => keyOf(one) === keyOf(other);

function keyOf(choice: TargetChoice): string {
  const connector = choice.kind === 'account' ? choice.connector.id : '';
  return JSON.stringify([choice.kind, connector, 'name' in choice ? choice.name.trim() : choice.calendar.externalId]);
}

/** A calendar that was made or taken into use for a pair that is not there yet. */
export interface Settled {
  readonly choice: TargetChoice;
  readonly calendar: CalendarAnswer;
  /** By this visit: to be let go when the pair does not come about. */
  readonly made: boolean;
}
