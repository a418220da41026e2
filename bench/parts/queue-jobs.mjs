import { randomUUID } from 'node:crypto';
import { ENQUEUE, enqueueValues } from './built.mjs';

/** Milliseconds since the epoch, finer than `Date.now()`, and the same in all processes of this machine. */
export const preciseNow = () => performance.timeOrigin + performance.now();

/** Hands in jobs that do nothing, each about something of its own, in one statement as the product does. */
export function enqueue(client, count, payload = {}) {
  const requests = Array.from({ length: count }, () => ({
    kind: 'validate',
    lane: 'push',
    connectorId: randomUUID(),
    payload,
  }));
  return client.query(ENQUEUE, enqueueValues(requests));
}
