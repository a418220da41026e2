import { type CustomZone, type EventTime, instantOf } from '@calmirror/core';

/**
 * A time as answers and the command line write it: `…Z` for an instant, no `Z` for a floating time, a bare date for a whole day.
 * Times in a zone are written as the instants that they name.
 */
export function writtenTime(time: EventTime, zones: readonly CustomZone[]): string {
  switch (time.kind) {
    case 'date':
      return time.date;
    case 'floating':
      return time.wall;
    default:
      return instantOf(time, zones) ?? (time.kind === 'zoned' ? time.wall : time.instant);
  }
}
