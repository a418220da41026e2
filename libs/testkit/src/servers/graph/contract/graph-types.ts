import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type Json } from '../graph-request.js';

/** Published types and enums of Graph v1.0, kept beside the repository; a clone may be without them. */
const FILE = join(process.cwd(), '../shared/data/contracts/graph-calendar-types.json');

/** A type by the names of its properties, each with the name of its type as metadata writes it. */
export interface GraphType {
  readonly base: string | null;
  readonly props: Readonly<Record<string, string>>;
  readonly nav: Readonly<Record<string, string>>;
}

export interface GraphTypes {
  readonly types: Readonly<Record<string, GraphType>>;
  readonly enums: Readonly<Record<string, readonly string[]>>;
}

/** What the published selection leaves out and events carry. */
const BESIDE: GraphTypes['types'] = {
  singleValueLegacyExtendedProperty: { base: 'entity', props: { value: 'Edm.String' }, nav: {} },
};

/** Null where the file is not there. */
export function publishedTypes(file = FILE): GraphTypes | null {
  if (!existsSync(file)) return null;
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isObject(read)) throw new Error(`${file} holds no types.`);
  return { types: { ...objectIn(read, 'types'), ...BESIDE }, enums: objectIn(read, 'enums') } as GraphTypes;
}

function objectIn(read: Json, name: string): Json {
  const found = read[name];
  if (!isObject(found)) throw new Error(`The contract has no ${name}.`);
  return found;
}
