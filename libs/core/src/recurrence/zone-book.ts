import type { CustomZone, EventTime } from '../event/event-time.js';
import { customZone } from './custom-zone.js';
import { ianaZone } from './iana-zone.js';
import { RecurrenceFault } from './recurrence-fault.js';
import { FIRST_WALL, formatDay, formatInstant, formatWall, LAST_WALL, parseWall, type Wall } from './wall-clock.js';
import { instantOfWall, UTC_OFFSETS, wallOfInstant, type ZoneOffsets } from './zone-offsets.js';

/** Reads and writes event times in the zones that one event knows: its own definitions, and IANA's. */
export class ZoneBook {
  private readonly reference: ZoneOffsets;

  /** @param referenceZone IANA name of the zone in which floating times and dates are placed */
  constructor(
    private readonly zones: readonly CustomZone[],
    referenceZone = 'UTC',
  ) {
    this.reference = this.offsetsOf(referenceZone);
  }

  /** Epoch milliseconds; a date stands for its midnight. */
  instantOf(time: EventTime): number {
    const wall = this.wallOf(time);
    return time.kind === 'instant' ? wall : instantOfWall(wall, this.clockOf(time));
  }

  /** What the time's own clock shows; UTC's for an instant. */
  wallOf(time: EventTime): Wall {
    const wall = parseWall(textOf(time));
    if (Number.isNaN(wall)) throw new RecurrenceFault('bad-start', `"${textOf(time)}" is no time.`);
    return wall;
  }

  /** What the clock of `like` shows at an instant. */
  wallAt(instant: number, like: EventTime): Wall {
    return wallOfInstant(instant, this.clockOf(like));
  }

  /** A time of the same kind and zone as `like`. */
  timeOf(wall: Wall, like: EventTime): EventTime {
    if (!(wall >= FIRST_WALL && wall <= LAST_WALL)) {
      throw new RecurrenceFault('bad-value', 'The event leaves the years that can be written with four digits.');
    }
    switch (like.kind) {
      case 'date':
        return { kind: 'date', date: formatDay(wall) };
      case 'floating':
        return { kind: 'floating', wall: formatWall(wall) };
      case 'zoned':
        return { kind: 'zoned', wall: formatWall(wall), zone: like.zone };
      case 'instant':
        return { kind: 'instant', instant: formatInstant(wall) };
    }
  }

  /** An instant as a time like `like`, or in UTC where its wall-clock time would name another instant (a repeated hour). */
  timeAt(instant: number, like: EventTime): EventTime {
    const time = this.timeOf(this.wallAt(instant, like), like);
    const exact = time.kind !== 'zoned' || this.instantOf(time) === instant;
    return exact ? time : { kind: 'instant', instant: formatInstant(instant) };
  }

  private clockOf(time: EventTime): ZoneOffsets {
    switch (time.kind) {
      case 'instant':
        return UTC_OFFSETS;
      case 'zoned':
        return this.offsetsOf(time.zone);
      default:
        return this.reference;
    }
  }

  private offsetsOf(name: string): ZoneOffsets {
    const own = this.zones.find((zone) => zone.id === name);
    const offsets = own ? customZone(own) : name === 'UTC' ? UTC_OFFSETS : ianaZone(name);
    if (!offsets) throw new RecurrenceFault('unknown-zone', `There is no time zone "${name}".`);
    return offsets;
  }
}

function textOf(time: EventTime): string {
  switch (time.kind) {
    case 'date':
      return time.date;
    case 'instant':
      return time.instant;
    default:
      return time.wall;
  }
}
