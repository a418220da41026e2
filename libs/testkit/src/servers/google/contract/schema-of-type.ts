/** As much of JSON Schema as is needed here. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly description?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
}

/** Members of an object with their types in TypeScript. */
export type Definition = Readonly<Record<string, string>>;

/** Schema of a type as TypeScript spells it; null for one that is not understood, so that nothing is made up. */
export function schemaOfType(type: string): Schema | null {
  const plain = type.replace(/ \| null$/, '').trim();
  if (plain === 'any') return {};
  if (plain === 'string' || plain === 'boolean' || plain === 'number') return { type: plain };
  const reference = /^Schema\$(\w+)$/.exec(plain)?.[1];
  if (reference !== undefined) return { $ref: `#/definitions/${reference}` };
  if (plain.endsWith('[]')) {
    const items = schemaOfType(plain.slice(0, -2));
    return items && { type: 'array', items };
  }
  const [, valueType] = /^\{ \[key: string\]: ([^{}]+); \}$/.exec(plain) ?? [];
  if (valueType !== undefined) {
    const additionalProperties = schemaOfType(valueType);
    return additionalProperties && { type: 'object', additionalProperties };
  }
  const [, members] = /^\{ ([^{}]+;) \}$/.exec(plain) ?? [];
  return members === undefined ? null : objectOf(members);
}

function objectOf(members: string): Schema | null {
  const pairs = [...members.matchAll(/(\w+)\??: ([^;]+);/g)].map(([, name = '', type = '']) => [
    name,
    schemaOfType(type),
  ]);
  if (pairs.some(([, schema]) => schema === null)) return null;
  return { type: 'object', properties: Object.fromEntries(pairs) as Readonly<Record<string, Schema>> };
}
