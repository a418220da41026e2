import { Temporal } from 'temporal-polyfill';
import { DAY } from './wall-clock.js';
import type { ZoneOffsets } from './zone-offsets.js';

const known = new Map<string, ZoneOffsets | null>();

/** Offsets of an IANA zone, shared by all who ask for it; null where there is no zone of this name. */
export function ianaZone(name: string): ZoneOffsets | null {
  let zone = known.get(name);
  if (zone === undefined) {
    zone = isZone(name) ? new IanaZone(name) : null;
    // Wrong names come from outside and are endless, right ones are some hundred.
    if (zone || known.size < 2_000) known.set(name, zone);
  }
  return zone;
}

function isZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * Asking Temporal costs microseconds, and a feed asks hundreds of thousands of times. Two questions settle a whole
 * day unless the offset changes in it, so offsets are kept by day.
 */
class IanaZone implements ZoneOffsets {
  private readonly days = new Map<number, number | null>();

  constructor(private readonly name: string) {}

  offsetAt(instant: number): number {
    const day = Math.floor(instant / DAY);
    let offset = this.days.get(day);
    if (offset === undefined) {
      const start = this.ask(day * DAY);
      offset = start === this.ask((day + 1) * DAY) ? start : null;
      if (this.days.size > 40_000) this.days.clear();
      this.days.set(day, offset);
    }
    return offset ?? this.ask(instant);
  }

  private ask(instant: number): number {
    return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(this.name).offsetNanoseconds / 1e6;
  }
}
