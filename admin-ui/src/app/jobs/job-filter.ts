import type { JobQuery } from '@calmirror/contracts';
import { JOB_KINDS, JOB_STATUSES, LANES } from '@calmirror/contracts/closed-lists';
import { type Subject, SUBJECT_KINDS } from '../subjects/subjects';

/** Which jobs are listed; as in the address of the page, and as the API takes it. */
export type JobFilter = Pick<JobQuery, 'status' | 'kind' | 'lane' | 'pairId' | 'calendarId' | 'connectorId'>;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads the query of an address; what the API would refuse is left out. */
export function jobFilterOf(query: Readonly<Record<string, unknown>>): JobFilter {
  const among = <T>(list: readonly T[], value: unknown): T | undefined => list.find((member) => member === value);
  const id = (value: unknown): string | undefined =>
    typeof value === 'string' && UUID.test(value) ? value : undefined;
  return given({
    status: among(JOB_STATUSES, query['status']),
    kind: among(JOB_KINDS, query['kind']),
    lane: among(LANES, query['lane']),
    pairId: id(query['pairId']),
    calendarId: id(query['calendarId']),
    connectorId: id(query['connectorId']),
  });
}

/** Every member of the filter, null where it is not set: as the router wants it, to take away what was there. */
export const queryOf = (filter: JobFilter): Record<keyof JobFilter, string | null> => ({
  status: filter.status ?? null,
  kind: filter.kind ?? null,
  lane: filter.lane ?? null,
  pairId: filter.pairId ?? null,
  calendarId: filter.calendarId ?? null,
  connectorId: filter.connectorId ?? null,
});

/** The subject that a filter names, whichever kind it is of. */
export function subjectIn(filter: JobFilter): Pick<Subject, 'kind' | 'id'> | null {
  for (const kind of SUBJECT_KINDS) {
    const id = filter[`${kind}Id`];
    if (id !== undefined) return { kind, id };
  }
  return null;
}

export const isFiltered = (filter: JobFilter): boolean => Object.keys(filter).length > 0;

/** Without members that are undefined. */
function given<T extends object>(members: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}
