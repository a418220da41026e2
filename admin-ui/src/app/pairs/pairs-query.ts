import { PAIR_STATES, type PairState } from '@calmirror/contracts/closed-lists';

/** What a list of pairs can be sorted by; with `-` before it the other way round. */
export const SORTABLE = ['state', 'name', 'lastSucceededAt'] as const;
export type SortField = (typeof SORTABLE)[number];

export interface Sorting {
  readonly field: SortField;
  readonly descending: boolean;
}

/**
 * The server sorts by the word of the state, and failing, held and needs-attention come first in the alphabet: so those that
 * ask for somebody are on top.
 */
const DEFAULT: Sorting = { field: 'state', descending: false };

export function sortingOf(text: string | undefined): Sorting {
  const field = SORTABLE.find((name) => name === text?.replace(/^-/, ''));
  return field === undefined ? DEFAULT : { field, descending: text?.startsWith('-') ?? false };
}

export const spelt = ({ field, descending }: Sorting): string => (descending ? `-${field}` : field);

/** By the same field the other way round, by another from its start. */
export const turned = (sorting: Sorting, field: SortField): Sorting => ({
  field,
  descending: sorting.field === field && !sorting.descending,
});

export const stateOf = (text: string | undefined): PairState | null =>
  PAIR_STATES.find((state) => state === text) ?? null;
