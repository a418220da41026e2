import { isObject } from './google-call.js';
import { refuse } from './google-refusal.js';

/** Members that are wanted, each with what is wanted of it; null: all of it. */
type Mask = ReadonlyMap<string, Mask | null>;

/** As much of an answer as `fields` asks for: `kind,items(id,start/dateTime)`. */
export function maskedBy(fields: string | null, answer: object): object {
  if (fields === null || fields === '*') return answer;
  const tokens = fields.match(/[\w*]+|[(),/]/g) ?? [];
  if (tokens.join('') !== fields.replaceAll(' ', '')) throw refuse.invalid('Invalid field selection', 'fields');
  const mask = readMask(tokens);
  if (tokens.length > 0) throw refuse.invalid('Invalid field selection', 'fields');
  return applied(mask, answer) as object;
}

/** Takes what it reads from the tokens. */
function readMask(tokens: string[]): Mask {
  const mask = new Map<string, Mask | null>();
  do {
    if (tokens[0] === ',') tokens.shift();
    readMember(tokens, mask);
  } while (tokens[0] === ',');
  return mask;
}

function readMember(tokens: string[], mask: Map<string, Mask | null>): void {
  const name = tokens.shift() ?? '';
  if (!/^[\w*]+$/.test(name)) throw refuse.invalid('Invalid field selection', 'fields');
  const next = tokens[0];
  if (next === '/') {
    tokens.shift();
    const inner = new Map<string, Mask | null>();
    readMember(tokens, inner);
    mask.set(name, new Map([...(mask.get(name) ?? []), ...inner]));
  } else if (next === '(') {
    tokens.shift();
    mask.set(name, readMask(tokens));
    if (tokens.shift() !== ')') throw refuse.invalid('Invalid field selection', 'fields');
  } else mask.set(name, null);
}

function applied(mask: Mask, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => applied(mask, each));
  if (!isObject(value)) return value;
  const wanted = Object.entries(value).filter(([name]) => mask.has(name) || mask.has('*'));
  return Object.fromEntries(
    wanted.map(([name, inner]) => {
      const rest = mask.get(name) ?? mask.get('*') ?? null;
      return [name, rest === null ? inner : applied(rest, inner)];
    }),
  );
}
