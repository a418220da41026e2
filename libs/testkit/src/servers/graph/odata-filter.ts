import { badRequest, isObject, type Json } from './graph-request.js';

/** A condition on an item as it is shown, its extended properties included. */
export type Condition = (item: Json) => boolean;

const TOKEN = /\s*('(?:[^']|'')*'|[()=:,]|[A-Za-z_$@][\w/.@]*|-?\d+(?:\.\d+)?(?:-\d\d-\d\dT[\d:.]+Z?)?)/y;
const UNFILTERABLE = ['transactionid', 'changekey', 'body', 'bodypreview', 'weblink', 'recurrence'];

/** Reads a `$filter`: comparisons, `startswith`, `contains`, `any`, `not`, `and`, `or` and brackets. */
export function readFilter(text: string): Condition {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (text.slice(TOKEN.lastIndex).trim() !== '') {
    const at = TOKEN.lastIndex;
    const [, token] = TOKEN.exec(text) ?? [];
    if (token === undefined) throw invalid(`Syntax error at position ${at} in '${text}'.`);
    tokens.push(token);
  }
  const reader = new FilterReader(tokens, text);
  return reader.whole();
}

/** A collection under a name, such as `ep` in `any(ep: ep/id eq 'x')`. */
type Scope = Readonly<Record<string, unknown>>;
type Test = (scope: Scope) => boolean;

class FilterReader {
  private at = 0;

  constructor(
    private readonly tokens: readonly string[],
    private readonly text: string,
  ) {}

  whole(): Condition {
    const test = this.either();
    if (this.at < this.tokens.length) throw this.unexpected();
    return (item) => test(item);
  }

  private either(): Test {
    const first = this.both();
    if (!this.takes('or')) return first;
    const second = this.either();
    return (scope) => first(scope) || second(scope);
  }

  private both(): Test {
    const first = this.single();
    if (!this.takes('and')) return first;
    const second = this.both();
    return (scope) => first(scope) && second(scope);
  }

  private single(): Test {
    if (this.takes('not')) {
      const test = this.single();
      return (scope) => !test(scope);
    }
    if (this.takes('(')) {
      const test = this.either();
      this.demand(')');
      return test;
    }
    const name = this.next();
    if (this.takes('(')) return this.call(name.toLowerCase());
    return this.comparison(name);
  }

  private call(name: string): Test {
    if (name.endsWith('/any')) return this.any(name.slice(0, -4));
    if (name !== 'startswith' && name !== 'contains') throw invalid(`The function '${name}' is not supported.`);
    const path = this.path(this.next());
    this.demand(',');
    const wanted = String(literal(this.next())).toLowerCase();
    this.demand(')');
    return (scope) => {
      const found = path(scope);
      const value = typeof found === 'string' ? found.toLowerCase() : '';
      return name === 'contains' ? value.includes(wanted) : value.startsWith(wanted);
    };
  }

  private any(collection: string): Test {
    const name = this.next();
    this.demand(':');
    const test = this.either();
    this.demand(')');
    const list = this.path(collection);
    return (scope) => {
      const members = list(scope);
      return Array.isArray(members) && members.some((member: unknown) => test({ ...scope, [name]: member }));
    };
  }

  private comparison(name: string): Test {
    const path = this.path(name);
    const operator = this.next().toLowerCase();
    const wanted = comparable(literal(this.next()));
    return (scope) => compare(comparable(path(scope)), operator, wanted);
  }

  private path(name: string): (scope: Scope) => unknown {
    const steps = name.split('/');
    if (UNFILTERABLE.includes((steps[0] ?? '').toLowerCase()))
      throw badRequest(`The property '${name}' does not support filtering.`, 'ErrorInvalidProperty');
    return (scope) =>
      steps.reduce<unknown>((value, step) => (isObject(value) ? memberOf(value, step) : undefined), scope);
  }

  private takes(word: string): boolean {
    const found = this.tokens[this.at]?.toLowerCase() === word;
    if (found) this.at += 1;
    return found;
  }

  private demand(token: string): void {
    if (!this.takes(token)) throw this.unexpected();
  }

  private next(): string {
    const token = this.tokens[this.at];
    if (token === undefined) throw this.unexpected();
    this.at += 1;
    return token;
  }

  private unexpected(): Error {
    return invalid(`Syntax error before '${this.tokens[this.at] ?? ''}' in '${this.text}'.`);
  }
}

function memberOf(value: Json, name: string): unknown {
  const found = Object.keys(value).find((key) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : value[found];
}

function literal(token: string): string | number | boolean | null {
  if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
  if (token === 'null') return null;
  if (token === 'true' || token === 'false') return token === 'true';
  return /^-?\d+(\.\d+)?$/.test(token) ? Number(token) : token;
}

/** Texts are compared without regard to case, times by the second. */
function comparable(value: unknown): string | number | boolean | null {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  return /^\d{4}-\d\d-\d\dT/.test(value) ? value.slice(0, 19) : value.toLowerCase();
}

function compare(value: string | number | boolean | null, operator: string, wanted: typeof value): boolean {
  if (operator === 'eq') return value === wanted;
  if (operator === 'ne') return value !== wanted;
  if (value === null || wanted === null || typeof value !== typeof wanted) return false;
  switch (operator) {
    case 'ge':
      return value >= wanted;
    case 'gt':
      return value > wanted;
    case 'le':
      return value <= wanted;
    case 'lt':
      return value < wanted;
    default:
      throw invalid(`The operator '${operator}' is not supported.`);
  }
}

function invalid(message: string): Error {
  return badRequest(message, 'ErrorInvalidUrlQueryFilter');
}
