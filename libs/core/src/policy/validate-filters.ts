import type { Fault } from './fault.js';
import { compilePattern } from './compile-pattern.js';
import { FILTER_KINDS, TEXT_FIELDS } from './policy.js';
import { SettingsCheck, within } from './settings-check.js';
import { isZoneName, minutesOfDay } from './hours.js';

const MOST_FILTERS = 50;
const MOST_CATEGORIES = 50;
const LONGEST_CATEGORY = 128;
const LONGEST_PATTERN = 500;
const MINUTES_OF_YEAR = 527_040;

/** All that is wrong with a pair's filters as they were sent; empty when they can be stored as `Filter[]`. */
export function validateFilters(filters: unknown): readonly Fault[] {
  const check = new SettingsCheck();
  check.listAt('', filters, MOST_FILTERS)?.forEach((filter, index) => checkFilter(check, String(index), filter));
  return check.faults;
}

const MEMBERS: Readonly<Partial<Record<string, readonly string[]>>> = {
  categories: ['mode', 'categories'],
  text: ['mode', 'field', 'pattern'],
  hours: ['timeZone', 'weekdays', 'from', 'to'],
  'minimum-duration': ['minutes'],
};
const ALL_MEMBERS = ['kind', ...Object.values(MEMBERS).flatMap((members) => members ?? [])];

function checkFilter(check: SettingsCheck, path: string, value: unknown): void {
  const kindHolder = check.objectAt(path, value, ALL_MEMBERS);
  if (kindHolder === null) return;
  const kind = check.oneOf(within(path, 'kind'), kindHolder['kind'], FILTER_KINDS);
  if (kind === null) return;
  const own = ['kind', ...(MEMBERS[kind] ?? [])];
  for (const key of Object.keys(kindHolder)) {
    if (ALL_MEMBERS.includes(key) && !own.includes(key)) {
      check.note(within(path, key), 'not-allowed', `The filter "${kind}" has no ${key}.`);
    }
  }
  if (kind === 'categories') checkCategories(check, path, kindHolder);
  if (kind === 'text') checkText(check, path, kindHolder);
  if (kind === 'hours') checkHours(check, path, kindHolder);
  if (kind === 'minimum-duration') {
    check.wholeAt(within(path, 'minutes'), kindHolder['minutes'], 1, MINUTES_OF_YEAR);
  }
}

function checkCategories(check: SettingsCheck, path: string, filter: Readonly<Record<string, unknown>>): void {
  check.oneOf(within(path, 'mode'), filter['mode'], ['exclude', 'only']);
  const field = within(path, 'categories');
  const categories = check.listAt(field, filter['categories'], MOST_CATEGORIES);
  if (categories?.length === 0) check.note(field, 'empty', 'At least one category is needed.');
  categories?.forEach((category, index) => {
    const name = check.textAt(within(field, index), category, LONGEST_CATEGORY);
    if (name?.trim() === '') check.note(within(field, index), 'empty', 'A category has a name.');
  });
}

function checkText(check: SettingsCheck, path: string, filter: Readonly<Record<string, unknown>>): void {
  check.oneOf(within(path, 'mode'), filter['mode'], ['exclude', 'only']);
  check.oneOf(within(path, 'field'), filter['field'], TEXT_FIELDS);
  const field = within(path, 'pattern');
  const pattern = check.textAt(field, filter['pattern'], LONGEST_PATTERN);
  if (pattern === '') check.note(field, 'empty', 'An empty pattern matches everything.');
  if (pattern !== null && pattern !== '' && compilePattern(pattern) === null) {
    check.note(
      field,
      'bad-pattern',
      'This is no regular expression in RE2 syntax (no look-around, no back-references).',
    );
  }
}

function checkHours(check: SettingsCheck, path: string, filter: Readonly<Record<string, unknown>>): void {
  const zone = check.textAt(within(path, 'timeZone'), filter['timeZone'], 64);
  if (zone !== null && !isZoneName(zone)) {
    check.note(within(path, 'timeZone'), 'unknown-zone', 'This is no IANA time zone, such as Europe/Berlin.');
  }
  const field = within(path, 'weekdays');
  const weekdays = check.listAt(field, filter['weekdays'], 7);
  if (weekdays?.length === 0) check.note(field, 'empty', 'At least one weekday is needed.');
  weekdays?.forEach((weekday, index) => check.wholeAt(within(field, index), weekday, 1, 7));
  const from = checkTimeOfDay(check, within(path, 'from'), filter['from']);
  const to = checkTimeOfDay(check, within(path, 'to'), filter['to']);
  if (from === 1_440) check.note(within(path, 'from'), 'bad-time', 'A day starts at 00:00; 24:00 is only an end.');
  if (from !== null && from === to)
    check.note(within(path, 'to'), 'empty', 'These hours are empty: both ends are the same.');
}

function checkTimeOfDay(check: SettingsCheck, path: string, value: unknown): number | null {
  const text = check.textAt(path, value, 16);
  if (text === null) return null;
  return minutesOfDay(text) ?? check.note(path, 'bad-time', 'A time of day is written HH:MM, from 00:00 to 24:00.');
}
