import type { CustomZone, Observance } from '../event/event-time.js';
import { parseRule } from './rule.js';
import { untilWall } from './rule-until.js';
import { wallsOfRule } from './rule-walls.js';
import { parseWall, SECOND, type Wall } from './wall-clock.js';
import type { ZoneOffsets } from './zone-offsets.js';

interface Onset {
  readonly instant: number;
  readonly offset: number;
  readonly offsetBefore: number;
}

const YEARS_AHEAD = 40;
const known = new WeakMap<CustomZone, ZoneOffsets>();

/** Offsets of a zone that a file defines (RFC 5545 §3.6.5). Kept for as long as the definition is. */
export function customZone(zone: CustomZone): ZoneOffsets {
  let offsets = known.get(zone);
  if (!offsets) {
    offsets = new ObservedZone(zone.observances);
    known.set(zone, offsets);
  }
  return offsets;
}

/**
 * The observance that holds is the one whose onset came last. Before the first onset the RFC defines nothing: the
 * offset that the first one replaces is used.
 */
class ObservedZone implements ZoneOffsets {
  private onsets: readonly Onset[] = [];
  private knownUntil = -Infinity;

  constructor(private readonly observances: readonly Observance[]) {}

  offsetAt(instant: number): number {
    if (instant > this.knownUntil) this.learn(instant);
    let low = 0;
    let high = this.onsets.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.onsets[middle]?.instant ?? Infinity) <= instant) low = middle + 1;
      else high = middle;
    }
    return this.onsets[low - 1]?.offset ?? this.onsets[0]?.offsetBefore ?? 0;
  }

  private learn(instant: number): void {
    const horizon = new Date(instant).setUTCFullYear(new Date(instant).getUTCFullYear() + YEARS_AHEAD);
    this.onsets = this.observances
      .flatMap((observance) => onsetsOf(observance, horizon))
      .sort((a, b) => a.instant - b.instant);
    this.knownUntil = horizon;
  }
}

function onsetsOf(observance: Observance, horizon: number): Onset[] {
  const start = parseWall(observance.start);
  const before = observance.offsetFrom * SECOND;
  const walls: Wall[] = [start, ...observance.dates.map(parseWall)];
  if (observance.rule !== null) walls.push(...ruleWalls(observance, start, horizon + before));
  return [...new Set(walls)].map((wall) => ({
    instant: wall - before,
    offset: observance.offsetTo * SECOND,
    offsetBefore: before,
  }));
}

function ruleWalls(observance: Observance, start: Wall, to: Wall): readonly Wall[] {
  const rule = parseRule(observance.rule ?? '');
  const clock = { kind: 'zoned', wall: observance.start, zone: '' } as const;
  const until = untilWall(rule.until, clock, (instant) => instant + observance.offsetFrom * SECOND);
  return wallsOfRule({ rule, start, until, count: rule.count }, start, to);
}
