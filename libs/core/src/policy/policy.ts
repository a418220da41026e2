/** The fields of an event that a privacy policy can let through. Times always pass: without them there is no mirror. */
export const POLICY_FIELDS = [
  'summary',
  'description',
  'location',
  'geo',
  'url',
  'conference',
  'categories',
  'color',
  'organizer',
  'attendees',
  'status',
] as const;
export type PolicyField = (typeof POLICY_FIELDS)[number];

/** Fields whose value is text, and so can be replaced by a template. */
export const TEXT_FIELDS = ['summary', 'description', 'location'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/**
 * Names that a template may use, written `{name}`: of the pair (`source` calendar, `pair`), or of the event. Naming an
 * event's field in a template is letting it through, as much as `copy` is: the administrator wrote it there by name, and
 * a template such as `Busy ({summary})` for the summary could not be said otherwise.
 */
export const TEMPLATE_VARIABLES = ['source', 'pair', 'summary', 'location', 'categories', 'organizer'] as const;
export type TemplateVariable = (typeof TEMPLATE_VARIABLES)[number];

/**
 * What becomes of one field. `organizer` and `attendees` are never written as such (promise 6): `copy` adds them as
 * lines of text to the description.
 */
export type FieldRule =
  { readonly rule: 'drop' } | { readonly rule: 'copy' } | { readonly rule: 'replace'; readonly template: string };

export const PRESETS = ['busy', 'title', 'full', 'custom'] as const;
export type Preset = (typeof PRESETS)[number];

/**
 * A pair's privacy (promise 7), as stored and as sent. `fields` is only given with `custom`; a field that it does not
 * name is dropped. The other members may be given with any preset.
 */
export interface PolicySettings {
  readonly preset: Preset;
  readonly fields?: Readonly<Partial<Record<PolicyField, FieldRule>>>;
  /** Default none. `fixed` puts the same reminders on every mirror, in minutes before the start. */
  readonly reminders?:
    { readonly kind: 'none' } | { readonly kind: 'fixed'; readonly minutesBefore: readonly number[] };
  /** CLASS of the mirrors. Default `private` for `busy`, else `keep`. */
  readonly visibility?: 'keep' | 'public' | 'private';
  /**
   * Whether mirrors block time. `by-answer`: unanswered → free, accepted and tentative → busy, declined → not mirrored;
   * events that are no invitation keep theirs. Default `keep`.
   */
  readonly transparency?: 'keep' | 'busy' | 'free' | 'by-answer';
}

/** Events (or single instances of a series) that a matching filter keeps from being mirrored. */
export type Filter =
  | { readonly kind: 'declined' }
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'tentative' }
  | { readonly kind: 'free' }
  | { readonly kind: 'all-day' }
  | { readonly kind: 'out-of-office' }
  | { readonly kind: 'focus-time' }
  | { readonly kind: 'working-location' }
  | { readonly kind: 'private' }
  | { readonly kind: 'cancelled' }
  /** `exclude` keeps out what has one of the categories, `only` what has none; compared without case. */
  | { readonly kind: 'categories'; readonly mode: 'exclude' | 'only'; readonly categories: readonly string[] }
  /** RE2 syntax (linear time), without case unless the pattern starts with `(?-i)`. An absent field is empty text. */
  | { readonly kind: 'text'; readonly mode: 'exclude' | 'only'; readonly field: TextField; readonly pattern: string }
  /**
   * Only what overlaps these hours on these weekdays passes. ISO weekdays (1 Monday … 7 Sunday), wall-clock `HH:MM` in
   * `timeZone`; `to` before `from` means past midnight; `24:00` is allowed as `to`. All-day events pass by weekday alone.
   */
  | {
      readonly kind: 'hours';
      readonly timeZone: string;
      readonly weekdays: readonly number[];
      readonly from: string;
      readonly to: string;
    }
  /** Only what lasts at least this long passes. */
  | { readonly kind: 'minimum-duration'; readonly minutes: number };
export type FilterKind = Filter['kind'];

export const FILTER_KINDS = [
  'declined',
  'unanswered',
  'tentative',
  'free',
  'all-day',
  'out-of-office',
  'focus-time',
  'working-location',
  'private',
  'cancelled',
  'categories',
  'text',
  'hours',
  'minimum-duration',
] as const satisfies readonly FilterKind[];

/** Span around now in which events are mirrored. */
export interface WindowSettings {
  readonly pastDays: number;
  readonly futureDays: number;
}

/** Deletion guard (promise 3). */
export interface LimitSettings {
  readonly deletePercent: number;
  readonly deleteCount: number;
}
