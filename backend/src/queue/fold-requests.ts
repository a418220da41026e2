import { type JobRequest, jobIdentity } from './job-request.js';

/** Names what a request folds with: the waiting job of this kind and subject. */
export const foldKey = (kind: string, subjectId: string): string => `${kind} ${subjectId}`;

/** A request without a time is due now, which no other is before. */
const earlier = (a: Date | undefined, b: Date | undefined): Date | undefined => (a && b ? (a < b ? a : b) : undefined);

function fold(first: JobRequest, second: JobRequest): JobRequest {
  const isHigher = jobIdentity(second).priority < jobIdentity(first).priority;
  return {
    ...(isHigher ? { ...first, ...second } : { ...second, ...first }),
    payload: joined(first.payload, second.payload),
    runAt: earlier(first.runAt, second.runAt),
  };
}

/** As the statement joins the payload of a request with that of the job that waits already. */
function joined(first: JobRequest['payload'] = {}, second: JobRequest['payload'] = {}): Record<string, unknown> {
  const [one, other] = [first['changedAt'], second['changedAt']];
  const both = typeof one === 'string' && typeof other === 'string';
  return { ...first, ...second, ...(both && { changedAt: one < other ? one : other }) };
}

/** One request for each kind and subject: one statement cannot fold two of its rows into the same waiting job. */
export function foldRequests(requests: readonly JobRequest[]): JobRequest[] {
  const folded = new Map<string, JobRequest>();
  for (const request of requests) {
    const key = foldKey(request.kind, jobIdentity(request).subjectId);
    const before = folded.get(key);
    folded.set(key, before ? fold(before, request) : request);
  }
  return [...folded.values()];
}
