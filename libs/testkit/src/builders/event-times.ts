import type { EventTime } from '@calmirror/core';

/** A wall-clock time in Berlin, whose clocks change twice a year. */
export function inBerlin(wall: string): EventTime {
  return { kind: 'zoned', wall, zone: 'Europe/Berlin' };
}

export function atInstant(text: string): EventTime {
  return { kind: 'instant', instant: text };
}

export function onDate(text: string): EventTime {
  return { kind: 'date', date: text };
}

export function floatingAt(wall: string): EventTime {
  return { kind: 'floating', wall };
}
