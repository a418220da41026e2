import { isObject } from '../graph-request.js';
import type { GraphTypes } from './graph-types.js';

const SCALARS: Readonly<Record<string, (value: unknown) => boolean>> = {
  'Edm.String': (value) => typeof value === 'string',
  'Edm.Boolean': (value) => typeof value === 'boolean',
  'Edm.Int32': (value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  'Edm.Double': (value) => typeof value === 'number',
  'Edm.Guid': (value) => matches(value, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i),
  'Edm.Date': (value) => matches(value, /^\d{4}-\d\d-\d\d$/),
  'Edm.DateTimeOffset': (value) => matches(value, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,12})?(Z|[+-]\d\d:\d\d)$/),
  'Edm.TimeOfDay': (value) => matches(value, /^\d\d:\d\d:\d\d(\.\d{1,12})?$/),
};

/** Types that say nothing of what they hold. */
const OPEN = ['resourceData'];

/**
 * What is wrong with a value as one of a type, each fault with its place; nothing of what is right. Annotations (`@odata.etag`, `@removed`) are
 * no properties; null is a value of every type.
 */
export function faultsOf(value: unknown, type: string, types: GraphTypes, place = ''): readonly string[] {
  if (value === null) return [];
  const [, member] = /^Collection\((.+)\)$/.exec(type) ?? [];
  if (member !== undefined) {
    if (!Array.isArray(value)) return [`${place} is no collection`];
    return value.flatMap((one, index) => faultsOf(one, member, types, `${place}[${index}]`));
  }
  const scalar = SCALARS[type];
  if (scalar !== undefined) return scalar(value) ? [] : [`${place} is no ${type}`];
  const name = type.replace(/^graph\./, '');
  const names = types.enums[name];
  if (names !== undefined) return typeof value === 'string' && names.includes(value) ? [] : [`${place} is no ${name}`];
  return OPEN.includes(name) ? [] : faultsOfObject(value, name, types, place);
}

function faultsOfObject(value: unknown, name: string, types: GraphTypes, place: string): readonly string[] {
  const properties = propertiesOf(name, types);
  if (properties === null) return [`${place} is of ${name}, which is not published here`];
  if (!isObject(value)) return [`${place} is no ${name}`];
  return Object.entries(value).flatMap(([property, held]) => {
    if (property.includes('@')) return [];
    const type = Object.hasOwn(properties, property) ? properties[property] : undefined;
    const here = place === '' ? property : `${place}.${property}`;
    return type === undefined ? [`${here} is no property of ${name}`] : faultsOf(held, type, types, here);
  });
}

type Properties = Readonly<Record<string, string>>;

const known = new WeakMap<GraphTypes['types'], Map<string, Properties | null>>();

/** With those of all its bases. */
function propertiesOf(name: string, { types }: Pick<GraphTypes, 'types'>): Properties | null {
  const ofTypes = known.get(types) ?? new Map<string, Properties | null>();
  known.set(types, ofTypes);
  const before = ofTypes.get(name);
  if (before !== undefined) return before;
  const found = Object.hasOwn(types, name) ? types[name] : undefined;
  const base = found?.base ? propertiesOf(found.base, { types }) : {};
  const properties = found === undefined ? null : { ...base, ...found.props, ...found.nav };
  ofTypes.set(name, properties);
  return properties;
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}
