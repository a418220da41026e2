import { type CustomZone, type EventTime, instantOf, type Recurrence } from '@calmirror/core';
import { isIana } from './google-time.js';

/**
 * A recurrence as Google's lines: RRULE, EXRULE, RDATE and EXDATE of RFC 5545, a line for all dates in one zone.
 * @param start of the series, by whose form UNTIL goes
 */
export function recurrenceLines(recurrence: Recurrence, start: EventTime, zones: readonly CustomZone[]): string[] {
  const { rules, exceptionRules, dates, exclusions } = recurrence;
  return [
    ...rules.map((rule) => `RRULE:${ruleFor(rule, start, zones)}`),
    ...exceptionRules.map((rule) => `EXRULE:${ruleFor(rule, start, zones)}`),
    ...dateLines(
      'RDATE',
      dates.map((date) => date.start),
      zones,
    ),
    ...dateLines('EXDATE', exclusions, zones),
  ];
}

/**
 * The rule with its end as RFC 5545 §3.3.10 asks: a day for whole days, else a moment in UTC. One that is written as a day
 * stands for its midnight, one without zone is on the series' clock.
 */
function ruleFor(rule: string, start: EventTime, zones: readonly CustomZone[]): string {
  return rule
    .replace(/\s+/g, '')
    .toUpperCase()
    .split(';')
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('UNTIL=') ? `UNTIL=${untilFor(part.slice('UNTIL='.length), start, zones)}` : part))
    .join(';');
}

function untilFor(until: string, start: EventTime, zones: readonly CustomZone[]): string {
  const [, date = '', time = '000000', utc] = /^(\d{8})(?:T(\d{6})(Z)?)?$/.exec(until.replace(/[-:]/g, '')) ?? [];
  if (date === '') return until;
  if (start.kind === 'date') return date;
  if (utc !== undefined || start.kind !== 'zoned') return `${date}T${time}Z`;
  const wall = `${date}T${time}`.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})$/, '$1-$2-$3T$4:$5:$6');
  return basic(instantOf({ kind: 'zoned', wall, zone: start.zone }, zones) ?? `${wall}Z`);
}

function dateLines(name: 'RDATE' | 'EXDATE', times: readonly EventTime[], zones: readonly CustomZone[]): string[] {
  const lines = new Map<string, string[]>();
  for (const time of times) {
    const { parameters, value } = dateFor(time, zones);
    lines.set(parameters, [...(lines.get(parameters) ?? []), value]);
  }
  return Array.from(lines, ([parameters, values]) => `${name}${parameters}:${[...new Set(values)].join(',')}`);
}

function dateFor(
  time: EventTime,
  zones: readonly CustomZone[],
): { readonly parameters: string; readonly value: string } {
  if (time.kind === 'date') return { parameters: ';VALUE=DATE', value: basic(time.date) };
  if (time.kind === 'zoned' && isIana(time.zone, zones))
    return { parameters: `;TZID=${time.zone}`, value: basic(time.wall) };
  return { parameters: '', value: basic(instantOf(time, zones) ?? '') };
}

const basic = (text: string): string => text.replace(/[-:]/g, '');
