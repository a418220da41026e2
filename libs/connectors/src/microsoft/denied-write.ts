import { ProviderError } from '@calmirror/core';
import type { MirrorOutcome } from '../adapter.js';
import type { CalendarPlace } from './calendar-place.js';
import { isJson } from './graph-answer.js';
import { type GraphClient, isSuccess } from './graph-client.js';

/**
 * What a write was denied for. Graph has the same word for an app that lacks a permission and for a calendar that its owner shares for
 * reading only; the calendar itself says which of the two it is, and is asked once.
 * @returns the error as it is, or `forbidden` where the calendar is closed
 */
export async function deniedFor(
  client: GraphClient,
  { mailbox, path }: CalendarPlace,
  error: ProviderError,
): Promise<ProviderError> {
  const question = { method: 'GET', path: `${path}?$select=canEdit` } as const;
  // Where the calendar says nothing, what was said first stands.
  const answer = await client.ask(question, { mailbox, signal: new AbortController().signal }).catch(() => null);
  const isClosed = answer !== null && isSuccess(answer) && isJson(answer.body) && answer.body['canEdit'] === false;
  if (!isClosed) return error;
  return new ProviderError('auth', 'forbidden', 'The calendar is shared with this account for reading only.');
}

export const isDenied = (error: unknown): error is ProviderError =>
  error instanceof ProviderError && error.reason === 'permission-missing';

/** The same of operations that were carried out together. */
export async function outcomesDeniedFor(
  client: GraphClient,
  place: CalendarPlace,
  outcomes: readonly MirrorOutcome[],
): Promise<readonly MirrorOutcome[]> {
  const denied = outcomes.flatMap((outcome) => (!outcome.ok && isDenied(outcome.error) ? [outcome.error] : []))[0];
  if (denied === undefined) return outcomes;
  const error = await deniedFor(client, place, denied);
  return outcomes.map((outcome) => (!outcome.ok && isDenied(outcome.error) ? { ok: false, error } : outcome));
}
