import { badRequest, type GraphRequest } from './graph-request.js';
import type { TimeWindow } from './instances.js';

/** `startDateTime` and `endDateTime`, in UTC unless an offset is said; `Prefer: outlook.timezone` does not touch them. */
export function readWindow({ query }: GraphRequest): TimeWindow {
  const from = instant(query.get('startdatetime'), 'StartDateTime');
  const to = instant(query.get('enddatetime'), 'EndDateTime');
  if (to < from) throw badRequest('EndDateTime is before StartDateTime.', 'ErrorInvalidParameter');
  return { from, to };
}

/** `startDateTime` where it may be left out. */
export function readStart({ query }: GraphRequest): number {
  return query.has('startdatetime') ? instant(query.get('startdatetime'), 'StartDateTime') : -Infinity;
}

function instant(value: string | undefined, name: string): number {
  const missing =
    'This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.';
  if (value === undefined) throw badRequest(missing, 'ErrorInvalidParameter');
  const hasTime = value.includes('T');
  const hasOffset = /(Z|[+-]\d\d:?\d\d)$/i.test(value) && hasTime;
  const read = Date.parse(hasOffset || !hasTime ? value : `${value}Z`);
  if (Number.isNaN(read)) throw badRequest(`The value '${value}' of ${name} is no time.`, 'ErrorInvalidParameter');
  return read;
}
