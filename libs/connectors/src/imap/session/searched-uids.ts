import type { MessageRange } from '../mail-source.js';
import type { RawResponse } from './response-reader.js';
import { numberOf, readValues, textOf } from './response-value.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What to search a folder for. */
export function searchKey(range: MessageRange): string {
  if ('fromUid' in range) return `UID ${range.fromUid}:*`;
  const [year = '', month = '', day = ''] = range.since.split('-');
  return `SINCE ${Number(day)}-${MONTHS[Number(month) - 1] ?? 'Jan'}-${year}`;
}

/** The UIDs that a SEARCH response names; none for other responses. */
export function searchedUids(response: RawResponse): readonly number[] {
  const [, kind, ...values] = readValues(response);
  if (textOf(kind)?.toUpperCase() !== 'SEARCH') return [];
  return values.map(numberOf).filter((uid) => uid !== null);
}
