import { isObject } from './google-call.js';
import type { EventFields } from './google-event.js';
import { refuse } from './google-refusal.js';

type Properties = Readonly<Record<string, string>>;

const MOST_KEY = 44;
const MOST_VALUE = 1024;
const MOST = 300;
const MOST_BYTES = 32 * 1024;

/** Private and shared properties within Google's limits. What is over them is refused here, lest it be lost in silence. */
export function readProperties(value: unknown): EventFields['extendedProperties'] {
  if (value === undefined || value === null) return undefined;
  if (!isObject(value)) throw refuse.parseError();
  const own = readGroup(value['private']);
  const shared = readGroup(value['shared']);
  if (own === undefined && shared === undefined) return undefined;
  return { ...(own ? { private: own } : {}), ...(shared ? { shared } : {}) };
}

function readGroup(group: unknown): Properties | undefined {
  if (group === undefined || group === null) return undefined;
  if (!isObject(group)) throw refuse.parseError();
  const entries = Object.entries(group).filter(([, value]) => value !== null);
  if (entries.length === 0) return undefined;
  if (entries.length > MOST) throw refuse.invalid('Too many extended properties.');
  for (const [key, value] of entries) {
    if (typeof value !== 'string') throw refuse.invalid('Invalid value of an extended property.');
    if (key === '' || key.length > MOST_KEY) throw refuse.invalid('The key of an extended property is too long.');
    if (value.length > MOST_VALUE) throw refuse.invalid('The value of an extended property is too long.');
  }
  const bytes = entries.reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(String(value)),
    0,
  );
  if (bytes > MOST_BYTES) throw refuse.invalid('The extended properties are too large.');
  return Object.fromEntries(entries) as Properties;
}
