import { type GraphAnswer, type GraphRequest, isObject } from '../graph-request.js';
import type { GraphTypes } from './graph-types.js';
import { faultsOf } from './type-check.js';

/** Types of what is answered, by the first part of an operation's name; people and organizations are not among those published. */
const ANSWERED: Readonly<Record<string, string>> = {
  calendar: 'calendar',
  event: 'event',
  view: 'event',
  subscription: 'subscription',
  setting: 'mailboxSettings',
};

/** Holds a server to the published types, in what it takes and in what it answers, and remembers where it did not keep to them. */
export class GraphContract {
  /** Each with the operation and the place. */
  readonly faults: string[] = [];
  /** So many bodies were looked at. */
  checked = 0;

  constructor(private readonly types: GraphTypes) {}

  /** Only of what was taken: a refused request is the client's own affair. */
  checkExchange(operation: string, request: GraphRequest, answer: GraphAnswer): void {
    const type = typeOf(operation);
    if (type === null || answer.status >= 400) return;
    if (isObject(request.body)) this.check(`${operation} takes`, request.body, `graph.${type}`);
    if (!isObject(answer.body)) return;
    const list = answer.body['value'];
    if (Array.isArray(list)) this.check(`${operation} answers`, list, `Collection(graph.${type})`);
    else if (!('value' in answer.body)) this.check(`${operation} answers`, answer.body, `graph.${type}`);
  }

  checkNotice(body: unknown): void {
    this.check('a notification says', body, 'graph.changeNotificationCollection');
  }

  private check(what: string, body: unknown, type: string): void {
    this.checked += 1;
    this.faults.push(...faultsOf(body, type, this.types).map((fault) => `${what}: ${fault}`));
  }
}

function typeOf(operation: string): string | null {
  const [name = '', act = ''] = operation.split('.');
  if (act === 'reauthorize') return null;
  return ANSWERED[name === 'settings' ? 'setting' : name.replace(/s$/, '')] ?? null;
}
