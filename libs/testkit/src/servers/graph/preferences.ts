import type { GraphRequest } from './graph-request.js';
import { unknownZone } from './placed-time.js';
import { ianaZone } from './time-zones.js';

/** What a client prefers to see (RFC 7240 and OData's `Prefer`). */
export interface Preferences {
  /** Zone of times, by the name that the client used. */
  readonly zone: string;
  readonly body: 'html' | 'text';
  readonly immutableIds: boolean;
  readonly pageSize: number | null;
  /** Those that were heeded, for `Preference-Applied`. */
  readonly applied: readonly string[];
}

export function preferencesOf({ headers }: GraphRequest): Preferences {
  const prefer = headers['prefer'] ?? '';
  const said = (name: string): string | null =>
    new RegExp(`(?:^|[\\s,;])${name}\\s*=\\s*(?:"([^"]*)"|([^",;\\s]+))`, 'i').exec(prefer)?.slice(1).find(Boolean) ??
    null;
  const zone = said('outlook\\.timezone');
  const body = said('outlook\\.body-content-type');
  const pageSize = said('odata\\.maxpagesize');
  const immutableIds = said('IdType')?.toLowerCase() === 'immutableid';
  if (zone !== null && ianaZone(zone) === null) throw unknownZone(zone);
  return {
    zone: zone ?? 'UTC',
    body: body?.toLowerCase() === 'text' ? 'text' : 'html',
    immutableIds,
    pageSize: pageSize === null ? null : Number(pageSize),
    applied: [
      ...(zone === null ? [] : [`outlook.timezone="${zone}"`]),
      ...(body === null ? [] : [`outlook.body-content-type="${body}"`]),
      ...(pageSize === null ? [] : [`odata.maxpagesize=${pageSize}`]),
      ...(immutableIds ? ['IdType="ImmutableId"'] : []),
    ],
  };
}
