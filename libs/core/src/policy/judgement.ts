import type { CalendarEvent, EventOverride } from '../event/calendar-event.js';
import type { EventTime } from '../event/event-time.js';
import type { TimeWindow } from '../event/instance.js';
import type { CompiledFilter } from './compile-filters.js';
import type { Policy } from './resolve-policy.js';
import type { ExclusionReason, Verdict } from './verdict.js';

/** What of a pair decides which events are mirrored; made once and used for all its events. */
export interface JudgeContext {
  readonly policy: Policy;
  readonly filters: readonly CompiledFilter[];
  readonly window: TimeWindow;
  /** IANA name of the source calendar's zone, in which floating times and whole days are placed. */
  readonly referenceZone: string;
}

/** An instance of a mirrored series that is kept out, by its original start. */
export interface InstanceExclusion {
  readonly recurrenceId: EventTime;
  readonly reason: ExclusionReason;
}

/**
 * Whether an event is mirrored, and what of it: `event` is the source event less the instances that are kept out, still
 * with all its details; only `projectMirror` decides what is said of it. `detail` never holds contents of the event.
 */
export type Judgement =
  | { readonly mirrored: true; readonly event: CalendarEvent; readonly exclusions: readonly InstanceExclusion[] }
  | Extract<Verdict, { mirrored: false }>;

/** An override with its own verdict. */
export interface JudgedOverride {
  readonly override: EventOverride;
  readonly verdict: Verdict;
}

export function keptOut(reason: ExclusionReason, detail: string | null = null): Extract<Verdict, { mirrored: false }> {
  return { mirrored: false, reason, detail };
}
