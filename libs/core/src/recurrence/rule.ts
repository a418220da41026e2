import { RecurrenceFault } from './recurrence-fault.js';

export const FREQUENCIES = ['SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** One BYDAY entry: 0 Monday … 6 Sunday, with the number before it or null. */
export interface RuleDay {
  readonly weekday: number;
  readonly ordinal: number | null;
}

/** A recurrence rule (RFC 5545 §3.3.10), read and checked. Empty lists are parts that the rule does not state. */
export interface Rule {
  readonly freq: Frequency;
  readonly interval: number;
  readonly count: number | null;
  /** As written; what it means depends on the series' start. */
  readonly until: string | null;
  readonly weekStart: number;
  readonly byDay: readonly RuleDay[];
  readonly byMonth: readonly number[];
  readonly byMonthDay: readonly number[];
  readonly byYearDay: readonly number[];
  readonly byWeekNo: readonly number[];
  readonly byHour: readonly number[];
  readonly byMinute: readonly number[];
  readonly bySecond: readonly number[];
  readonly bySetPos: readonly number[];
}

/**
 * Reads an RRULE value as tolerantly as it can be meant in one way only: any case, blanks, empty and unknown parts.
 *
 * @throws RecurrenceFault `bad-rule`
 */
export function parseRule(text: string): Rule {
  const parts = partsOf(text);
  const freq = FREQUENCIES.find((name) => name === parts.get('FREQ'));
  if (!freq) throw fault(`no known frequency in "${text}"`);
  if (!['GREGORIAN', undefined].includes(parts.get('RSCALE'))) throw fault('calendars other than Gregorian');
  const weekStart = WEEKDAYS.indexOf((parts.get('WKST') ?? 'MO') as (typeof WEEKDAYS)[number]);
  if (weekStart < 0) throw fault(`no weekday "${parts.get('WKST')}"`);
  return {
    freq,
    interval: positive(parts, 'INTERVAL') ?? 1,
    count: positive(parts, 'COUNT'),
    until: parts.get('UNTIL') ?? null,
    weekStart,
    byDay: days(parts, freq),
    byMonth: numbers(parts, 'BYMONTH', 1, 12),
    byMonthDay: numbers(parts, 'BYMONTHDAY', -31, 31),
    byYearDay: numbers(parts, 'BYYEARDAY', -366, 366),
    byWeekNo: numbers(parts, 'BYWEEKNO', -53, 53),
    byHour: numbers(parts, 'BYHOUR', 0, 23),
    byMinute: numbers(parts, 'BYMINUTE', 0, 59),
    // A leap second never comes on clocks like ours; it is read as the second before it.
    bySecond: [...new Set(numbers(parts, 'BYSECOND', 0, 60).map((second) => Math.min(second, 59)))],
    bySetPos: numbers(parts, 'BYSETPOS', -366, 366),
  };
}

function partsOf(text: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  for (const part of text
    .replace(/^\s*RRULE:/iu, '')
    .replace(/\s+/gu, '')
    .toUpperCase()
    .split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && at < part.length - 1) parts.set(part.slice(0, at), part.slice(at + 1));
  }
  return parts;
}

function positive(parts: ReadonlyMap<string, string>, name: string): number | null {
  const text = parts.get(name);
  if (text === undefined) return null;
  if (!/^\+?\d{1,9}$/u.test(text) || Number(text) === 0) throw fault(`${name} is "${text}"`);
  return Number(text);
}

function numbers(parts: ReadonlyMap<string, string>, name: string, least: number, most: number): readonly number[] {
  const text = parts.get(name);
  if (text === undefined) return [];
  const values = text
    .split(',')
    .filter((entry) => entry !== '')
    .map((entry) => (/^[+-]?\d{1,3}$/u.test(entry) ? Number(entry) : NaN));
  const zeroIsWrong = least < 0;
  if (values.some((value) => !(value >= least && value <= most) || (zeroIsWrong && value === 0))) {
    throw fault(`${name} is "${text}"`);
  }
  return [...new Set(values)].sort((a, b) => a - b);
}

function days(parts: ReadonlyMap<string, string>, freq: Frequency): readonly RuleDay[] {
  const entries = (parts.get('BYDAY') ?? '').split(',').filter((entry) => entry !== '');
  const found = new Map<string, RuleDay>();
  for (const entry of entries) {
    const match = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/u.exec(entry);
    if (!match || Number(match[1] ?? 1) === 0) throw fault(`BYDAY is "${parts.get('BYDAY')}"`);
    // Numbers mean nothing below a month; feeds that write them there mean the weekday.
    const counts = match[1] !== undefined && (freq === 'MONTHLY' || freq === 'YEARLY');
    const day = {
      weekday: WEEKDAYS.indexOf(match[2] as (typeof WEEKDAYS)[number]),
      ordinal: counts ? Number(match[1]) : null,
    };
    found.set(`${day.ordinal}/${day.weekday}`, day);
  }
  return [...found.values()];
}

function fault(what: string): RecurrenceFault {
  return new RecurrenceFault('bad-rule', `The recurrence rule cannot be read: ${what}.`);
}
