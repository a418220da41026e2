import { CALENDAR_LIST_OPERATIONS } from './answer-calendar-list.js';
import { CALENDAR_OPERATIONS } from './answer-calendars.js';
import { CHANNEL_OPERATIONS } from './answer-channels.js';
import { DIRECTORY_OPERATIONS } from './answer-directory.js';
import { EVENT_READING } from './answer-event-reading.js';
import { EVENT_WRITING } from './answer-event-writing.js';
import type { GoogleCall } from './google-call.js';
import type { GoogleOperation } from './google-operation.js';

const OPERATIONS: readonly GoogleOperation[] = [
  ...EVENT_READING,
  ...CHANNEL_OPERATIONS,
  ...EVENT_WRITING,
  ...CALENDAR_LIST_OPERATIONS,
  ...CALENDAR_OPERATIONS,
  ...DIRECTORY_OPERATIONS,
];

const ROUTES = OPERATIONS.map((operation) => ({
  operation,
  pattern: new RegExp(`^${operation.path.replaceAll('{}', '([^/]+)')}$`),
}));

/** An operation that a call asks for, and the names in its path. */
export interface FoundOperation {
  readonly operation: GoogleOperation;
  readonly names: readonly string[];
}

/** Null where there is none. */
export function findOperation(call: GoogleCall): FoundOperation | null {
  for (const { operation, pattern } of ROUTES) {
    const found = operation.method === call.method ? pattern.exec(call.path) : null;
    if (found) return { operation, names: found.slice(1).map((name) => decodeURIComponent(name)) };
  }
  return null;
}
