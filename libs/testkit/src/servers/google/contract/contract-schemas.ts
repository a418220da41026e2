import type { PublishedContract } from './published-contract.js';
import { type Definition, type Schema, schemaOfType } from './schema-of-type.js';

/** Kinds of value that TypeScript has a name of its own for. */
const SIMPLE: Readonly<Record<string, string>> = {
  integer: 'number',
  number: 'number',
  string: 'string',
  boolean: 'boolean',
};

/**
 * The definitions of both contracts as one: built as the older one says, with exactly the members that the newer one names.
 * Nothing else may be there. What the older one lists in words as possible values are the only ones.
 *
 * @param direction what Google answers has no null in it; a client may say null to take something away
 */
export function contractSchemas(
  { swagger, types }: PublishedContract,
  direction: 'request' | 'answer',
): Readonly<Record<string, Schema>> {
  const names = Object.keys(types).map((name) => name.replace('Schema$', ''));
  const definitions = names.map((name): [string, Schema] => {
    const older = swagger.definitions[name];
    const merged = definitionOf(types[`Schema$${name}`] ?? {}, older?.properties ?? {});
    return [name, closed(merged, direction)];
  });
  return Object.fromEntries(definitions);
}

function definitionOf(newer: Definition, older: Readonly<Record<string, Schema>>): Schema {
  const properties = Object.entries(newer).map(([name, type]): [string, Schema] => {
    const said = schemaOfType(type);
    const before = older[name];
    if (!before) return [name, said ?? {}];
    const differs =
      said?.type !== undefined && before.type !== undefined && said.type !== (SIMPLE[before.type] ?? before.type);
    return [name, differs ? said : before];
  });
  return { type: 'object', properties: Object.fromEntries(properties) };
}

function closed(schema: Schema, direction: 'request' | 'answer'): Schema {
  const values = possibleValues(schema);
  return {
    ...schema,
    ...(values ? { enum: values } : {}),
    ...(schema.items ? { items: closed(schema.items, direction) } : {}),
    ...(typeof schema.additionalProperties === 'object'
      ? { additionalProperties: member(schema.additionalProperties, direction) }
      : {}),
    ...(schema.properties
      ? {
          properties: Object.fromEntries(
            Object.entries(schema.properties).map(([name, inner]) => [name, member(inner, direction)]),
          ),
          additionalProperties: schema.additionalProperties ?? false,
        }
      : {}),
  };
}

function member(schema: Schema, direction: 'request' | 'answer'): Schema {
  const inner = closed(schema, direction);
  return direction === 'answer' ? inner : { anyOf: [inner, { type: 'null' }] };
}

/** Values that a description lists one by one, each on a line of its own. */
function possibleValues({ type, description = '' }: Schema): readonly string[] | null {
  if (type !== 'string' || !description.includes('Possible values are')) return null;
  const values = [...description.matchAll(/^\s*- "(\w+)"/gm)].map(([, value = '']) => value);
  return values.length === 0 ? null : values;
}
