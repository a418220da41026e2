import type { GraphRequest } from './graph-request.js';

/** A request that the server took, by itself or within a batch. */
export interface GraphExchange {
  /** What it asks for: `events.create`, `event.patch`, `view.delta`, `batch`, … */
  readonly operation: string;
  readonly method: string;
  /** With the query, as it came. */
  readonly url: string;
  /** Mail address; null where no mailbox is concerned. */
  readonly mailbox: string | null;
  readonly inBatch: boolean;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds since the epoch, by the server's clock. */
  readonly at: number;
  /** Null until it is answered, and for ever where its connection was cut. */
  status: number | null;
}

const ACTS: Readonly<Record<string, string>> = {
  GET: 'get',
  PATCH: 'patch',
  DELETE: 'delete',
  POST: 'post',
  PUT: 'put',
};

/** Names what a request is for, so that tests need no patterns of paths. */
export function operationOf({ method, segments }: GraphRequest): string {
  const [first = '', ...rest] = segments.map((segment) => segment.toLowerCase());
  if (first === '$batch') return 'batch';
  if (first === 'me') return ofMailbox(method, rest);
  if (first === 'users' && rest.length > 0) return ofMailbox(method, rest.slice(1));
  if (first === 'subscriptions' && rest[1] !== undefined) return `subscription.${rest[1]}`;
  return rest.length === 0 ? many(first, method) : one(first, method);
}

function ofMailbox(method: string, [first, ...rest]: readonly string[]): string {
  if (first === undefined) return one('users', method);
  if (first === 'calendar') return rest.length === 0 ? one('calendars', method) : ofCalendar(method, rest);
  if (first !== 'calendars') return ofCalendar(method, [first, ...rest]);
  if (rest.length === 0) return many('calendars', method);
  return rest.length === 1 ? one('calendars', method) : ofCalendar(method, rest.slice(1));
}

function ofCalendar(method: string, [first = '', ...rest]: readonly string[]): string {
  if (first === 'calendarview') return rest[0] === 'delta' ? 'view.delta' : 'view.list';
  if (first !== 'events') return one(first === 'mailboxsettings' ? 'settings' : first, method);
  if (rest[0] === 'delta') return 'events.delta';
  if (rest[1] !== undefined) return `event.${rest[1]}`;
  return rest.length === 0 ? many('events', method) : one('events', method);
}

function many(name: string, method: string): string {
  return `${name}.${method === 'POST' ? 'create' : 'list'}`;
}

function one(name: string, method: string): string {
  return `${name.replace(/s$/, '')}.${ACTS[method] ?? method.toLowerCase()}`;
}
