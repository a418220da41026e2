import type { ConnectorAdapter, MirrorOperation, MirrorOutcome } from '@calmirror/connectors';
import { FAILURE_RULES, ProviderError } from '@calmirror/core';
import { isDatabaseAway } from '../database/database-away.js';
import { JobInterrupted } from '../queue/job-interrupted.js';

/** Kinds that speak of one event only: the others of its calendar go on. All other kinds end the run. */
const OF_ONE_EVENT: ReadonlySet<ProviderError['kind']> = new Set(['rejected', 'conflict', 'not-found']);

/**
 * Whether an outcome is a matter of its one event, and not of the whole target: what a create does not find is the calendar, and
 * so is what a delete does not find, as an event that is gone already is no failure of it.
 */
export const concernsOneEvent = (error: ProviderError, operation: MirrorOperation['kind']): boolean =>
  OF_ONE_EVENT.has(error.kind) && !(operation !== 'update' && error.kind === 'not-found');

/** Whether a later try of a failed write may go well although neither source nor rules change. */
export const worthAnotherTry = (error: ProviderError): boolean =>
  error.kind === 'not-found' || FAILURE_RULES[error.kind].retry !== 'never';

/**
 * Carries out one step of operations on a target and answers each one's outcome, in order. An adapter without batches is
 * asked one by one; after an error that ends the run the rest is not tried and shares that error. What an adapter fails
 * of through a fault of its own is the refusal of that one event.
 */
export async function writeToTarget(
  adapter: ConnectorAdapter,
  calendarId: string,
  operations: readonly MirrorOperation[],
): Promise<readonly MirrorOutcome[]> {
  if (adapter.applyBatch) {
    try {
      return await adapter.applyBatch(calendarId, operations);
    } catch (error) {
      if (isTold(error)) throw error;
      // One of them is more than the adapter can bear: one by one it is seen which, and the others are written.
    }
  }
  const outcomes: MirrorOutcome[] = [];
  for (const operation of operations) {
    const outcome = await writeOne(adapter, calendarId, operation);
    outcomes.push(outcome);
    if (!outcome.ok && !concernsOneEvent(outcome.error, operation.kind)) break;
  }
  return outcomes;
}

/** Operations of one step: what the target takes at once, so that a lost worker repeats no more than one request. */
export function* inSteps<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

async function writeOne(
  adapter: ConnectorAdapter,
  calendarId: string,
  operation: MirrorOperation,
): Promise<MirrorOutcome> {
  try {
    switch (operation.kind) {
      case 'create':
        return { ok: true, receipt: await adapter.createMirror(calendarId, operation.mirror) };
      case 'update':
        return { ok: true, receipt: await adapter.updateMirror(calendarId, operation.mirror, operation.previous) };
      case 'delete':
        await adapter.deleteMirror(calendarId, operation.mirrorId, operation.previous);
        return { ok: true, receipt: null };
    }
  } catch (error) {
    if (error instanceof ProviderError) return { ok: false, error };
    if (isTold(error)) throw error;
    const name = error instanceof Error ? error.name : typeof error;
    const message = `This event cannot be written, through a fault of Calmirror's own (${name}).`;
    return { ok: false, error: new ProviderError('rejected', 'refused', message, null, { cause: error }) };
  }
}

/** Whether an error says what it means: of the provider, of our database, or of whoever stops the run. Others are faults of our own. */
const isTold = (error: unknown): boolean =>
  error instanceof ProviderError || error instanceof JobInterrupted || isDatabaseAway(error);
