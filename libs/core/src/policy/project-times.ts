import type { CalendarEvent, EventSpan, Recurrence } from '../event/calendar-event.js';
import type { CustomZone, EventTime } from '../event/event-time.js';
import { rulePartsOf } from './rule-parts.js';

/** Parts of an RRULE (RFC 5545 §3.3.10, RFC 7529 §4). Anything else in a rule is somebody's own text. */
const RULE_PART =
  /^(?:FREQ|UNTIL|COUNT|INTERVAL|BYSECOND|BYMINUTE|BYHOUR|BYDAY|BYMONTHDAY|BYYEARDAY|BYWEEKNO|BYMONTH|BYSETPOS|WKST|RSCALE|SKIP)=[A-Z0-9,+-]+$/;
const DURATION = /^[+-]?P[0-9WDTHMS]+$/;

/**
 * Carries times from a source event to its mirror. Zones that only the source's file defines keep their observances and
 * lose their names, which are free text: the n-th zone of the event becomes `zone-n`.
 */
export class TimeProjection {
  private readonly zoneNames: ReadonlyMap<string, string>;

  constructor(private readonly event: CalendarEvent) {
    this.zoneNames = new Map(event.zones.map((zone, index) => [zone.id, `zone-${index + 1}`]));
  }

  zones(): readonly CustomZone[] {
    return this.event.zones.map(({ id, observances }) => ({
      id: this.zoneNames.get(id) ?? id,
      observances: observances.map(({ daylight, start, offsetFrom, offsetTo, rule, dates }) => ({
        daylight,
        start,
        offsetFrom,
        offsetTo,
        rule: rule === null ? null : plainRule(rule),
        dates,
        name: null,
      })),
    }));
  }

  time(time: EventTime): EventTime {
    switch (time.kind) {
      case 'date':
        return { kind: 'date', date: time.date };
      case 'floating':
        return { kind: 'floating', wall: time.wall };
      case 'instant':
        return { kind: 'instant', instant: time.instant };
      case 'zoned':
        return { kind: 'zoned', wall: time.wall, zone: this.zoneNames.get(time.zone) ?? time.zone };
    }
  }

  span(span: EventSpan): EventSpan {
    return { start: this.time(span.start), end: this.time(span.end), duration: plainDuration(span.duration) };
  }

  recurrence(recurrence: Recurrence): Recurrence {
    return {
      rules: recurrence.rules.map(plainRule),
      exceptionRules: recurrence.exceptionRules.map(plainRule),
      dates: recurrence.dates.map(({ start, end, duration }) => ({
        start: this.time(start),
        end: end === null ? null : this.time(end),
        duration: plainDuration(duration),
      })),
      exclusions: recurrence.exclusions.map((exclusion) => this.time(exclusion)),
    };
  }
}

function plainRule(rule: string): string {
  return rulePartsOf(rule)
    .filter((part) => RULE_PART.test(part))
    .join(';');
}

function plainDuration(duration: string | null): string | null {
  return duration !== null && DURATION.test(duration) ? duration : null;
}
