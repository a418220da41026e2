/** One statement's way to the server and back. */
export interface DatabaseRound {
  /** As the connection calls itself. */
  readonly application: string;
  /** Name of a prepared statement, or empty. */
  readonly name: string;
  readonly text: string;
  /** The statements of the transaction so far, this one included; one alone outside a transaction. */
  readonly transaction: readonly string[];
  /** What the server said was done, such as `UPDATE 3`; empty before it has answered. */
  readonly done: readonly string[];
  /** Rows in its answer whose first column is not null. */
  readonly rows: number;
}

/** `FOR UPDATE` and `DO UPDATE` are no statements. */
const WRITE = /(?<!FOR |DO |KEY )\b(?:INSERT INTO|UPDATE|DELETE FROM) "?(\w+)"?/g;

/** The queue's own statements by which a job moves on; those that only count and keep leases leave all as it was. */
const OF_THE_QUEUE = new Set(['claim', 'finish', 'exchange', 'return']);

/** Written by what a job does. Written alone, the others belong to budgets, to sign-ins, and to what is cleared away. */
const OF_THE_RUN = new Set(['calendars', 'snapshot_events', 'pairs', 'mappings', 'published_events', 'connectors']);

/** How the scheduler takes what is due, whenever that is: no job of a test's is concerned. */
const OF_THE_SCHEDULER = /\bSKIP LOCKED\b/;

const tablesOf = (text: string): string[] => Array.from(text.matchAll(WRITE), ([, table = '']) => table);

/**
 * Names what this round makes lasting when it reaches the server, by the tables that are written; null for a round that
 * makes nothing lasting, or nothing that belongs to a job.
 */
export function commitOf({ name, text, transaction }: DatabaseRound): string | null {
  if (name !== '') return OF_THE_QUEUE.has(name) ? name : null;
  const lasts = text === 'COMMIT' || transaction.length === 1;
  if (transaction.some((statement) => OF_THE_SCHEDULER.test(statement))) return null;
  const tables = new Set(transaction.flatMap(tablesOf));
  return lasts && [...tables].some((table) => OF_THE_RUN.has(table)) ? [...tables].join('+') : null;
}

/** Whether this round may take jobs. */
export const isClaim = ({ name }: DatabaseRound): boolean => name === 'claim' || name === 'exchange';

/** How many jobs this round has taken. */
export const claimedBy = (round: DatabaseRound): number => (isClaim(round) ? round.rows : 0);
