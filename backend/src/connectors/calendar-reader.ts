import { existsSync, realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type CalendarReader, inlineReader, ThreadedReader } from '@calmirror/connectors';

export const CALENDAR_READER = Symbol('CALENDAR_READER');

const READING_MS = 60_000;
const IDLE_MS = 30_000;

/**
 * Reads big feeds in threads of their own. The entry of a thread lies beside the program that was started; where it does
 * not (a program that holds parts of this one, such as a test), feeds are read in place.
 */
export function calendarReader(program = process.argv[1] ?? ''): CalendarReader {
  const entry = existsSync(program) ? join(dirname(realpathSync(program)), 'connectors', 'reading-thread.js') : '';
  if (!existsSync(entry)) return inlineReader;
  return new ThreadedReader({
    spawn: () => new Worker(entry),
    threads: Math.max(1, availableParallelism() - 1),
    timeoutMs: READING_MS,
    idleMs: IDLE_MS,
  });
}
