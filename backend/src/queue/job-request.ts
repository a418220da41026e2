import { LANES, SUBJECT_OF_KIND, type JobKind, type JobStatus, type Lane } from '@calmirror/contracts';

/** What a job is about: exactly one thing. */
export type JobSubject = { pairId: string } | { calendarId: string } | { connectorId: string };

/** A job to be queued. */
export type JobRequest = JobSubject & {
  kind: JobKind;
  lane: Lane;
  /** The account (`calendars.account_id`) whose concurrency the job counts towards; absent: none. */
  accountId?: string;
  /** Not before this moment; absent: now. */
  runAt?: Date;
  /**
   * What the handler wants to know beside the subject. Of folded requests the union is kept, the newer one first; of
   * `changedAt`, an instant as `toISOString` writes it, the earlier one: what waits longest is what is measured.
   */
  payload?: Record<string, unknown>;
};

/** What became of a request: `folded` means that a waiting job of the same kind and subject was answered. */
export interface EnqueuedJob {
  id: string;
  status: Extract<JobStatus, 'queued'>;
  folded: boolean;
}

/** A request as the columns of its row. */
export interface JobIdentity {
  subjectId: string;
  exclusiveKey: string;
  priority: number;
}

/**
 * The keys under which a request is queued.
 * @throws {TypeError} when the request's subject is not the one its kind needs
 */
export function jobIdentity(request: JobRequest): JobIdentity {
  const field = SUBJECT_OF_KIND[request.kind];
  const subjectId: unknown = Reflect.get(request, field);
  if (typeof subjectId !== 'string') throw new TypeError(`a ${request.kind} job needs ${field}`);
  return {
    subjectId,
    exclusiveKey: `${field.slice(0, -'Id'.length)}:${subjectId}`,
    priority: LANES.indexOf(request.lane),
  };
}
