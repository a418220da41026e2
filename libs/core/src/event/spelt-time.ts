import type { EventTime } from './event-time.js';

/** A time as text that differs whenever the time is said differently: `wall@zone` for one with a zone. */
export function speltTime(time: EventTime): string {
  switch (time.kind) {
    case 'date':
      return time.date;
    case 'floating':
      return time.wall;
    case 'instant':
      return time.instant;
    case 'zoned':
      return `${time.wall}@${time.zone}`;
  }
}
