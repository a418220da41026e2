import { type JobRequest, jobIdentity } from './job-request.js';

/** Names what a request folds with: the waiting job of this kind and subject. */
export const foldKey = (kind: string, subjectId: string): string => `${kind} ${subjectId}`;

function fold(first: JobRequest, second: JobRequest): JobRequest {
  const [higher, other] = jobIdentity(second).priority < jobIdentity(first).priority ? [second, first] : [first, second];
  const { runAt: _, ...request } = { ...other, ...higher, payload: { ...first.payload, ...second.payload } };
  // A request without a time is due now, which no other is before.
  if (!first.runAt || !second.runAt) return request;
  return { ...request, runAt: first.runAt < second.runAt ? first.runAt : second.runAt };
}

/** One request for each kind and subject: one statement cannot fold two of its rows into the same waiting job. */
export function foldRequests(requests: readonly JobRequest[]): JobRequest[] {
  const folded = new Map<string, JobRequest>();
  for (const request of requests) {
    const key = foldKey(request.kind, jobIdentity(request).subjectId);
    const earlier = folded.get(key);
    folded.set(key, earlier ? fold(earlier, request) : request);
  }
  return [...folded.values()];
}
