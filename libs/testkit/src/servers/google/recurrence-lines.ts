import type { Recurrence } from '@calmirror/core';
import { isZone, wallIn } from './event-times.js';
import type { StoredTime } from './google-event.js';
import { refuse } from './google-refusal.js';

const FREQUENCIES = ['SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];
const WEEKDAY = 'MO|TU|WE|TH|FR|SA|SU';

/** What each part of a rule may say (RFC 5545 §3.3.10), in the order in which Google writes them. */
const PARTS: Readonly<Record<string, RegExp>> = {
  FREQ: new RegExp(`^(${FREQUENCIES.join('|')})$`),
  WKST: new RegExp(`^(${WEEKDAY})$`),
  UNTIL: /^\d{8}(T\d{6}Z?)?$/,
  COUNT: /^[1-9]\d*$/,
  INTERVAL: /^[1-9]\d*$/,
  BYSECOND: /^\d{1,2}(,\d{1,2})*$/,
  BYMINUTE: /^\d{1,2}(,\d{1,2})*$/,
  BYHOUR: /^\d{1,2}(,\d{1,2})*$/,
  BYDAY: new RegExp(`^[+-]?\\d{0,2}(${WEEKDAY})(,[+-]?\\d{0,2}(${WEEKDAY}))*$`),
  BYMONTHDAY: /^[+-]?\d{1,2}(,[+-]?\d{1,2})*$/,
  BYYEARDAY: /^[+-]?\d{1,3}(,[+-]?\d{1,3})*$/,
  BYWEEKNO: /^[+-]?\d{1,2}(,[+-]?\d{1,2})*$/,
  BYMONTH: /^\d{1,2}(,\d{1,2})*$/,
  BYSETPOS: /^[+-]?\d{1,3}(,[+-]?\d{1,3})*$/,
};

const wrong = (): Error => refuse.invalid('Invalid recurrence rule.');

interface Line {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly value: string;
}

/** Checks the lines of a series and gives them as Google answers them: rules in its own order, without what is understood. */
export function readRecurrence(value: unknown): readonly string[] | null {
  if (value === undefined || value === null) return null;
  if (!Array.isArray(value)) throw refuse.parseError();
  if (value.length === 0) return null;
  const lines = value.map((line) => normalised(readLine(line)));
  if (!lines.some((line) => /^(RRULE|RDATE)/.test(line))) throw wrong();
  return lines;
}

/** The lines in the words of the core, for a series that starts so. */
export function recurrenceOf(lines: readonly string[], start: StoredTime): Recurrence {
  const read = lines.map(readLine);
  const values = (name: string): string[] => read.filter((line) => line.name === name).map((line) => line.value);
  const times = (name: string): Recurrence['exclusions'] =>
    read.filter((line) => line.name === name).flatMap((line) => timesOf(line, start));
  return {
    rules: values('RRULE'),
    exceptionRules: values('EXRULE'),
    dates: times('RDATE').map((date) => ({ start: date, end: null, duration: null })),
    exclusions: times('EXDATE'),
  };
}

function readLine(line: unknown): Line {
  if (typeof line !== 'string') throw refuse.parseError();
  const [, name = '', options = '', value = ''] = /^(RRULE|EXRULE|RDATE|EXDATE)((?:;[^:]*)?):(.+)$/i.exec(line) ?? [];
  if (name === '') throw wrong();
  const pairs = options
    .split(';')
    .filter((option) => option !== '')
    .map((option) => [option.split('=')[0]?.toUpperCase() ?? '', option.split('=')[1] ?? ''] as const);
  return { name: name.toUpperCase(), parameters: Object.fromEntries(pairs), value };
}

function normalised({ name, parameters, value }: Line): string {
  if (name === 'RRULE' || name === 'EXRULE') return `${name}:${normalisedRule(value.toUpperCase())}`;
  const zone = parameters['TZID'];
  if (zone !== undefined && !isZone(zone)) throw wrong();
  // A PERIOD has no place there: its length would be the instance's own.
  if (!value.split(',').every((date) => /^\d{8}(T\d{6}Z?)?$/.test(date))) throw wrong();
  const options = Object.entries(parameters).map(([key, option]) => `;${key}=${option}`);
  return `${name}${options.join('')}:${value}`;
}

function normalisedRule(value: string): string {
  const parts = new Map<string, string>();
  for (const part of value.split(';').filter((text) => text !== '')) {
    const [key = '', said = ''] = part.split('=');
    if (!PARTS[key]?.test(said) || parts.has(key)) throw wrong();
    parts.set(key, said);
  }
  if (!parts.has('FREQ') || (parts.has('UNTIL') && parts.has('COUNT'))) throw wrong();
  if (parts.get('INTERVAL') === '1') parts.delete('INTERVAL');
  return Object.keys(PARTS)
    .filter((key) => parts.has(key))
    .map((key) => `${key}=${parts.get(key)}`)
    .join(';');
}

/** Dates and times of an RDATE or EXDATE; what names no zone is meant on the clock of the series. */
function timesOf({ parameters, value }: Line, start: StoredTime): Recurrence['exclusions'] {
  return value.split(',').map((text) => {
    const date = text.replace(/^(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3');
    if (start.kind === 'day') return { kind: 'date', date };
    const [, hour = '', minute = '', second = ''] = /T(\d\d)(\d\d)(\d\d)/.exec(text) ?? [];
    const time = hour === '' ? wallIn(start.at, start.zone).slice(11) : `${hour}:${minute}:${second}`;
    if (text.endsWith('Z')) return { kind: 'instant', instant: `${date}T${time}Z` };
    return { kind: 'zoned', wall: `${date}T${time}`, zone: parameters['TZID'] ?? start.zone };
  });
}
