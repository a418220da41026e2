import type { EventOverride } from './calendar-event.js';
import type { EventTime } from './event-time.js';

/** One occurrence of an event, its override applied. */
export interface Instance {
  /** The instance's original start where the event is a series; else the event's own `recurrenceId`. */
  readonly recurrenceId: EventTime | null;
  readonly start: EventTime;
  readonly end: EventTime;
  /** What it says where an override replaces the series' details; null where the event's own hold. */
  readonly override: EventOverride | null;
}

/** A span of time, instants `…Z`, `from` included and `to` excluded. */
export interface TimeWindow {
  readonly from: string;
  readonly to: string;
}

/** Why an event cannot be read or expanded. Closed: the console shows a text for each. */
export const EVENT_PROBLEMS = [
  'no-uid',
  'no-start',
  'bad-start',
  'bad-end',
  'bad-rule',
  'bad-recurrence-date',
  'bad-duration',
  'bad-value',
  'unknown-zone',
  'too-many-instances',
  'too-complex',
] as const;
export type EventProblemCode = (typeof EVENT_PROBLEMS)[number];

export interface EventProblem {
  readonly code: EventProblemCode;
  /** One English sentence for a person; holds no content of the event beyond the faulty value. */
  readonly message: string;
}

/** Instances of one series that may be computed for one answer; a series with more is withheld, never cut. */
export const INSTANCE_BUDGET = 10_000;
