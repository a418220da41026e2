import type { Texts } from '../../texts/texts';
import { SUBJECT_KINDS, type SubjectKind } from '../subjects/subjects';

type Words = Pick<Texts['audit'], 'members' | 'values' | 'moment'>;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;
/** What the server puts in place of what looks like a secret. */
const HIDDEN = '[redacted]';

/** What the id in a member is of: with `sourceCalendarId` a calendar. Null where it is of nothing that has a name. */
export function kindNamedBy(path: readonly string[]): SubjectKind | null {
  const name = (path.at(-1) ?? '').toLowerCase();
  return SUBJECT_KINDS.find((kind) => name.endsWith(`${kind}id`)) ?? null;
}

/** `window.pastDays` as `Window › Days back`. */
export const nameOfMember = (path: readonly string[], { members }: Words): string =>
  path.map((name) => (Object.hasOwn(members, name) ? members[name] : undefined) ?? spelt(name)).join(' › ');

/** `maxAttempts` as `Max attempts`. */
const spelt = (name: string): string => {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** A value of a record as people read it. `nameOf` knows what ids stand for. */
export function valueInWords(value: unknown, words: Words, nameOf: (id: string) => string | null): string {
  const { values } = words;
  if (value === null || value === undefined) return values.none;
  if (typeof value === 'boolean') return value ? values.yes : values.no;
  if (typeof value === 'string') return textInWords(value, words, nameOf);
  if (typeof value !== 'object') return String(value);
  const inner = (one: unknown): string => valueInWords(one, words, nameOf);
  if (Array.isArray(value)) return value.map(inner).join(', ') || values.empty;
  const pairs = Object.entries(value).map(([key, one]) => values.pair(nameOfMember([key], words), inner(one)));
  return pairs.join(', ') || values.empty;
}

function textInWords(text: string, { values, moment }: Words, nameOf: (id: string) => string | null): string {
  if (text === HIDDEN) return values.hidden;
  if (text === '') return values.empty;
  if (MOMENT.test(text)) return moment(Date.parse(text));
  return (UUID.test(text) ? nameOf(text) : null) ?? text;
}
