import { badRequest, isObject } from './graph-request.js';

/** What a member of a request's body may be; null is taken everywhere but in a list. */
export type Shape =
  | 'text'
  | 'flag'
  | 'integer'
  | 'number'
  | 'ignored'
  | { readonly oneOf: readonly string[] }
  | { readonly listOf: Shape }
  | Members;

export interface Members {
  readonly type: string;
  readonly members: Readonly<Record<string, Shape>>;
}

/** Refuses what Graph refuses before it looks at the meaning: unknown members, wrong types, unknown names of enums. */
export function checkShape(value: unknown, shape: Shape, name: string): void {
  if (shape === 'ignored' || value === null) return;
  if (typeof shape === 'string') {
    if (!fitsScalar(value, shape)) throw unreadable(value, name);
  } else if ('oneOf' in shape) {
    if (typeof value !== 'string' || !shape.oneOf.includes(value)) throw unreadable(value, name);
  } else if ('listOf' in shape) {
    if (!Array.isArray(value)) throw unreadable(value, name);
    for (const member of value as readonly unknown[]) {
      if (member === null) throw unreadable(member, name);
      checkShape(member, shape.listOf, name);
    }
  } else checkMembers(value, shape, name);
}

function checkMembers(value: unknown, { type, members }: Members, name: string): void {
  if (!isObject(value)) throw unreadable(value, name);
  for (const [member, content] of Object.entries(value)) {
    if (member.includes('@odata.')) continue;
    const shape = Object.hasOwn(members, member) ? members[member] : undefined;
    if (shape === undefined) {
      const advice = 'Make sure to only use property names that are defined by the type.';
      const said = `The property '${member}' does not exist on type 'microsoft.graph.${type}'. ${advice}`;
      throw badRequest(said, 'RequestBodyRead');
    }
    checkShape(content, shape, member);
  }
}

function fitsScalar(value: unknown, shape: 'text' | 'flag' | 'integer' | 'number'): boolean {
  if (shape === 'text') return typeof value === 'string';
  if (shape === 'flag') return typeof value === 'boolean';
  return shape === 'integer' ? Number.isInteger(value) : typeof value === 'number';
}

function unreadable(value: unknown, name: string): Error {
  const literal = typeof value === 'string' ? value : JSON.stringify(value);
  return badRequest(`Cannot convert the literal '${literal}' to the expected type of '${name}'.`, 'RequestBodyRead');
}
