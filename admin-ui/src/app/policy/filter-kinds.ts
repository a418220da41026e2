import type { Filter, FilterKind } from '@calmirror/core';

/** Filters with members of their own; of the others one knows all by their kind. */
export type Rule = Extract<Filter, { kind: 'categories' | 'text' | 'hours' | 'minimum-duration' }>;

export const RULE_KINDS = [
  'categories',
  'text',
  'hours',
  'minimum-duration',
] as const satisfies readonly Rule['kind'][];

export type SimpleKind = Exclude<FilterKind, Rule['kind']>;

export const SIMPLE_KINDS = [
  'declined',
  'unanswered',
  'tentative',
  'free',
  'all-day',
  'private',
  'cancelled',
  'out-of-office',
  'focus-time',
  'working-location',
] as const satisfies readonly SimpleKind[];

export const isRule = (filter: Filter): filter is Rule => RULE_KINDS.some((kind) => kind === filter.kind);

/** A rule to begin with; `zone` is an IANA name. */
export function newRule(kind: Rule['kind'], zone: string): Rule {
  switch (kind) {
    case 'categories':
      return { kind, mode: 'exclude', categories: [] };
    case 'text':
      return { kind, mode: 'exclude', field: 'summary', pattern: '' };
    case 'hours':
      return { kind, timeZone: zone, weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' };
    case 'minimum-duration':
      return { kind, minutes: 15 };
  }
}
