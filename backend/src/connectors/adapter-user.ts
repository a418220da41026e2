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
  /** Asked before each request: bulk work leaves a part of the account's budget to live changes. */
  isBulk(): boolean;
}

/**
 * A run as the user of an adapter; its requests are counted.
 * @param isBulk whether they belong to a first fill or other work on a whole calendar; may change as the run goes on
 */
export const onBehalfOf = (run: JobRun, isBulk: () => boolean = () => false): AdapterUser => ({
  beforeRequest: () => run.stillMine(),
  onRequest: () => run.count('requests'),
  hold: (manager) => run.hold(manager),
  isBulk,
});
