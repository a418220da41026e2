import { AUDIT_ACTIONS, type AuditAction } from '@calmirror/contracts/closed-lists';

/** Which entries are listed; as in the address of the page. Days are `YYYY-MM-DD`, both of them included. */
export interface AuditFilter {
  readonly action?: AuditAction;
  readonly actorId?: string;
  readonly subjectId?: string;
  readonly from?: string;
  readonly to?: string;
}

const NAMES = ['action', 'actorId', 'subjectId', 'from', 'to'] as const satisfies readonly (keyof AuditFilter)[];
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads the query of an address; what the API would refuse is left out. */
export function auditFilterOf(query: Readonly<Record<string, unknown>>): AuditFilter {
  const { action, actorId, subjectId, from, to } = query;
  const known = AUDIT_ACTIONS.find((one) => one === action);
  return {
    ...(known && { action: known }),
    ...(isId(actorId) && { actorId }),
    ...(isId(subjectId) && { subjectId }),
    ...(dayStart(from) && { from: from as string }),
    ...(dayStart(to) && { to: to as string }),
  };
}

/** Every member of the filter, null where it is not set: as the router wants it, to take away what was there. */
export const queryOf = (filter: AuditFilter): Record<keyof AuditFilter, string | null> =>
  Object.fromEntries(NAMES.map((name) => [name, filter[name] ?? null])) as Record<keyof AuditFilter, string | null>;

/** As the API takes it: from the beginning of the first day to the end of the last, in the zone of the person who looks. */
export function paramsOf({ from, to, ...others }: AuditFilter): Record<string, string> {
  const [start, end] = [dayStart(from), dayStart(to, 1)];
  return { ...others, ...(start && { from: start.toISOString() }), ...(end && { to: end.toISOString() }) };
}

export const isFiltered = (filter: AuditFilter): boolean => Object.keys(filter).length > 0;

const isId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

/** The first moment of a day, or of one some days later; null for what is no day. Days are not always of 24 hours. */
function dayStart(day: unknown, later = 0): Date | null {
  const [, year, month, date] = (typeof day === 'string' && /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)) || [];
  const first = new Date(Number(year), Number(month) - 1, Number(date));
  if (first.getMonth() !== Number(month) - 1) return null;
  return new Date(first.getFullYear(), first.getMonth(), first.getDate() + later);
}
