import { badRequest, type GraphRequest, type Json } from './graph-request.js';
import type { Instance } from './instances.js';
import { instanceAt } from './instances.js';
import type { Preferences } from './preferences.js';
import { extendedOf, idOf, showEvent } from './show-event.js';

const EXTENDED = /singleValueExtendedProperties\s*\(\s*\$filter\s*=\s*((?:'[^']*'|[^()'])*)\)/i;
const BY_ID = /id\s+eq\s+'((?:[^']|'')*)'/gi;

/** What `$expand` and `$select` add to an event: nothing of it is told unless it is asked for by name. */
export function expandEvent(instance: Instance, request: GraphRequest, preferences: Preferences): Json {
  const expand = request.query.get('$expand') ?? '';
  const select = request.query.get('$select') ?? '';
  return {
    ...(/singleValueExtendedProperties/i.test(expand) ? extendedProperties(instance, expand) : {}),
    ...(/\bexceptionOccurrences\b/i.test(expand) ? exceptions(instance, preferences) : {}),
    ...(/\bcancelledOccurrences\b/.test(select) ? cancelled(instance, preferences) : {}),
  };
}

/** Extended properties as a filter sees them. */
export function filterable(instance: Instance): Json {
  return { singleValueExtendedProperties: [...extendedOf(instance)].map(([id, value]) => ({ id, value })) };
}

/** The type and the set of an id are compared without regard to case, its name is not. */
export function sameProperty(a: string, b: string): boolean {
  const normal = (id: string): string =>
    id.replace(/^(.*?)( Name (.*))?$/i, (_, head: string, __, name: string) => `${head.toLowerCase()} ${name ?? ''}`);
  return normal(a) === normal(b);
}

function extendedProperties(instance: Instance, expand: string): Json {
  const [, filter = ''] = EXTENDED.exec(expand) ?? [];
  const ids = [...filter.matchAll(BY_ID)].map(([, id = '']) => id.replaceAll("''", "'"));
  if (ids.length === 0)
    throw badRequest('Extended properties are expanded by a $filter on their id.', 'ErrorInvalidProperty');
  const found = [...extendedOf(instance)].filter(([id]) => ids.some((asked) => sameProperty(asked, id)));
  return found.length === 0 ? {} : { singleValueExtendedProperties: found.map(([id, value]) => ({ id, value })) };
}

function exceptions({ event }: Instance, preferences: Preferences): Json {
  const originals = [...event.exceptions.keys()].sort();
  const instances = originals.map((original) => instanceAt(event, original)).filter((found) => found !== null);
  return { exceptionOccurrences: instances.map((instance) => showEvent(instance, preferences)) };
}

function cancelled(instance: Instance, preferences: Preferences): Json {
  const days = [...instance.event.cancelled].sort().map((original) => original.slice(0, 10));
  return { cancelledOccurrences: days.map((day) => `OID.${idOf(instance, preferences)}.${day}`) };
}
