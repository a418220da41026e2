import type { Parameter } from './published-contract.js';

const WRITES = ['sendUpdates', 'eventLabelVersion'];

/** Parameters that came after the older contract; the newer one lists none. Empty name: of every operation. */
const LATER: Readonly<Record<string, readonly string[]>> = {
  '': ['access_token', 'callback', 'uploadType', 'upload_protocol', '$.xgafv'],
  'events.list': ['eventTypes'],
  'events.watch': ['eventTypes'],
  'events.insert': WRITES,
  'events.import': ['eventLabelVersion'],
  'events.update': WRITES,
  'events.patch': WRITES,
  'events.delete': ['sendUpdates'],
  'calendarList.list': ['showOwnOrganizationOnly'],
};

/** What is wrong with the query of a request. */
export function queryFaults(operation: string, query: URLSearchParams, parameters: readonly Parameter[]): string[] {
  const later = new Set([...(LATER[''] ?? []), ...(LATER[operation] ?? [])]);
  const known = new Map(parameters.filter((parameter) => parameter.in === 'query').map((each) => [each.name, each]));
  return [...query].flatMap(([name, value]) => {
    const parameter = known.get(name);
    if (!parameter) return later.has(name) ? [] : [`${operation} query knows no ${name}`];
    return isFit(value, parameter) ? [] : [`${operation} query ${name} cannot be ${value}`];
  });
}

function isFit(value: string, { type, description = '', enum: values }: Parameter): boolean {
  if (values && !values.includes(value)) return false;
  if (type === 'boolean') return value === 'true' || value === 'false';
  if (type === 'integer') return /^\d+$/.test(value);
  // The contract says it in words alone.
  return !description.includes('RFC3339') || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value);
}
