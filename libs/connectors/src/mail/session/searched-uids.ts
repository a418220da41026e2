import type { MessageRange } from '../mail-source.js';
import type { RawResponse } from './response-reader.js';
import { isList, numberOf, readValues, textOf, undecodable } from './response-value.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What to search a folder for. */
export function searchKey(range: MessageRange): string {
  if ('fromUid' in range) return `UID ${range.fromUid}:*`;
  const [year = '', month = '', day = ''] = range.since.split('-');
  return `SINCE ${Number(day)}-${MONTHS[Number(month) - 1] ?? 'Jan'}-${year}`;
}

/**
 * The UIDs that a SEARCH response names; null for other responses. What stands in brackets beside them is not about messages.
 * @throws ProviderError `undecodable` where it names something else
 */
export function searchedUids(response: RawResponse): readonly number[] | null {
  const [, kind, ...values] = readValues(response);
  if (textOf(kind)?.toUpperCase() !== 'SEARCH') return null;
  return values
    .filter((value) => !isList(value))
    .map((value) => {
      const uid = numberOf(value);
      if (uid === null) throw undecodable();
      return uid;
    });
}
