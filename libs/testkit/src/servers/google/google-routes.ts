import { CALENDAR_LIST_OPERATIONS } from './answer-calendar-list.js';
import { EVENT_OPERATIONS } from './answer-events.js';
import type { GoogleCall } from './google-call.js';
import type { GoogleOperation } from './google-operation.js';

const OPERATIONS: readonly GoogleOperation[] = [...EVENT_OPERATIONS, ...CALENDAR_LIST_OPERATIONS];

const ROUTES = OPERATIONS.map((operation) => ({
  operation,
  pattern: new RegExp(`^${operation.path.replaceAll('{}', '([^/]+)')}$`),
}));

/** The operation that a call asks for, and the names in its path; null where there is none. */
export function findOperation(
  call: GoogleCall,
): { readonly operation: GoogleOperation; readonly names: readonly string[] } | null {
  for (const { operation, pattern } of ROUTES) {
    const found = operation.method === call.method ? pattern.exec(call.path) : null;
    if (found) return { operation, names: found.slice(1).map((name) => decodeURIComponent(name)) };
  }
  return null;
}
