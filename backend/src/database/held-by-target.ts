import { oneOf } from './one-of.js';

/** Reason of a mapping whose mirror lacks those instances that the target holds of its own. */
export const PARTLY_THERE = 'partly-there';

/** Reasons of mappings that depend on what the target holds of its own. */
export const HELD_BY_TARGET: readonly string[] = ['already-there', PARTLY_THERE];

/** SQL: a mapping depends on what the target holds of its own. As the index has it that finds these. */
export const IS_HELD_BY_TARGET = oneOf('reason', HELD_BY_TARGET);

/**
 * SQL: seconds between two reads that the pairs of calendar `id` ask for; null where none of them needs it read. They are the
 * enabled ones of which it is the source. What a pair knows to stand on its target has to be looked after as well: it may go,
 * and the source's event is to be mirrored then. So a calendar that was a source is read on for the pairs onto it.
 */
export const readSeconds = (id: string): string => `COALESCE(
  (SELECT min(reading.interval_seconds) FROM pairs reading
    WHERE reading.source_calendar_id = ${id} AND reading.enabled AND reading.removing IS NULL),
  (SELECT min(onto.interval_seconds) FROM pairs onto
    WHERE onto.target_calendar_id = ${id} AND onto.enabled AND onto.removing IS NULL
      AND EXISTS (SELECT FROM mappings WHERE pair_id = onto.id AND ${IS_HELD_BY_TARGET})))`;
