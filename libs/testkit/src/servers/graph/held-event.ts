import type { Event, PatternedRecurrence } from '@microsoft/microsoft-graph-types';
import { createHash } from 'node:crypto';
import type { PlacedTime } from './placed-time.js';

/** What an event says about itself beside its times, in Graph's own words and always whole. */
export type EventValues = Omit<
  Event,
  'id' | 'start' | 'end' | 'recurrence' | 'singleValueExtendedProperties' | 'transactionId' | 'iCalUId' | 'type'
>;

/** Extended properties by their id. */
export type ExtendedValues = ReadonlyMap<string, string>;

export interface EventSpan {
  readonly start: PlacedTime;
  readonly end: PlacedTime;
}

/** An instance that differs from its series: what was said of it alone. */
export interface HeldException extends EventSpan {
  readonly changes: EventValues;
  readonly extended: ExtendedValues;
}

/** A single event or a whole series as a mailbox holds it. */
export interface HeldEvent extends EventSpan {
  /** What its ids are made of. */
  readonly key: string;
  readonly calendarKey: string;
  readonly iCalUId: string;
  readonly transactionId: string | null;
  /** Counts the changes of the mailbox; the last one that touched this event. */
  readonly revision: number;
  readonly created: number;
  readonly modified: number;
  readonly values: EventValues;
  readonly extended: ExtendedValues;
  readonly recurrence: PatternedRecurrence | null;
  /** By the original start on the clock of the series. */
  readonly exceptions: ReadonlyMap<string, HeldException>;
  /** Original starts of instances that were taken out. */
  readonly cancelled: ReadonlySet<string>;
}

/** Changes with each write; a series and its instances share it. */
export function changeKeyOf({ key, revision }: HeldEvent): string {
  return createHash('sha256').update(`${key} ${revision}`).digest('base64').slice(0, 22) + '==';
}

export function etagOf(event: HeldEvent): string {
  return `W/"${changeKeyOf(event)}"`;
}
