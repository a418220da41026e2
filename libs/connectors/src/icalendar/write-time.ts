import { type CustomZone, type EventTime, instantOf, type RecurrenceDate } from '@calmirror/core';
import { basicTime, contentLine, parameterValue } from './write-line.js';
import { zoneId } from './write-zone.js';

/** Writes times with the names under which their zones are defined in the calendar. */
export class TimeWriter {
  private readonly ids: ReadonlyMap<string, string>;

  constructor(private readonly zones: readonly CustomZone[]) {
    this.ids = new Map(zones.map((zone) => [zone.id, zoneId(zone)]));
  }

  /** A property that holds one time; `parameters` begins with a semicolon or is empty. */
  line(name: string, time: EventTime, parameters = ''): string {
    return contentLine(`${name}${parameters}${this.parameters(time)}`, valueOf(time));
  }

  /** RDATE, as a PERIOD where it has a length of its own. */
  dateLine({ start, end, duration }: RecurrenceDate): string {
    if (end === null && duration === null) return this.line('RDATE', start);
    const tail = duration ?? this.periodEnd(start, end ?? start);
    return contentLine(`RDATE;VALUE=PERIOD${this.parameters(start)}`, `${valueOf(start)}/${tail}`);
  }

  private parameters(time: EventTime): string {
    if (time.kind === 'date') return ';VALUE=DATE';
    return time.kind === 'zoned' ? `;TZID=${parameterValue(this.ids.get(time.zone) ?? time.zone)}` : '';
  }

  /** A period has one zone for both of its times; an end on another clock is written in UTC. */
  private periodEnd(start: EventTime, end: EventTime): string {
    if (end.kind !== 'zoned' || (start.kind === 'zoned' && start.zone === end.zone)) return valueOf(end);
    return basicTime(instantOf(end, this.zones) ?? end.wall);
  }
}

function valueOf(time: EventTime): string {
  switch (time.kind) {
    case 'date':
      return basicTime(time.date);
    case 'instant':
      return basicTime(time.instant);
    default:
      return basicTime(time.wall);
  }
}
