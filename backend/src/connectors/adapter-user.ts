import type { RequestObserver } from '@calmirror/connectors';
import type { EntityManager } from 'typeorm';
import type { JobRun } from '../queue/job-handler.js';

/**
 * On whose behalf an adapter reads and writes. It is asked before each request, and within each transaction that writes to
 * a calendar of our own: a run whose job was taken over while its process stood still must not write over its successor.
 */
export interface AdapterUser extends Required<RequestObserver> {
  /** Ties a transaction to this user. @throws when the user may not write any more */
  hold(manager: EntityManager): Promise<void>;
}

/** A run as the user of an adapter; its requests are counted. */
export const onBehalfOf = (run: JobRun): AdapterUser => ({
  beforeRequest: () => run.stillMine(),
  onRequest: () => run.count('requests'),
  hold: (manager) => run.hold(manager),
});
