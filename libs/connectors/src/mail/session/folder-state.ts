import type { FolderState } from '../mail-source.js';
import type { RawResponse } from './response-reader.js';
import { isList, numberOf, readValues, textOf } from './response-value.js';

/** What a STATUS response says of its folder; null for other responses, and where something that was asked is missing. */
export function folderState(response: RawResponse): FolderState | null {
  const [, kind, , items] = readValues(response);
  if (textOf(kind)?.toUpperCase() !== 'STATUS' || !isList(items)) return null;
  const item = (name: string): (typeof items)[number] | undefined => {
    const at = items.findIndex((value, index) => index % 2 === 0 && textOf(value)?.toUpperCase() === name);
    return at < 0 ? undefined : items[at + 1];
  };
  const [uidValidity = NaN, uidNext = NaN, messages = NaN] = ['UIDVALIDITY', 'UIDNEXT', 'MESSAGES'].map(
    (name) => numberOf(item(name)) ?? NaN,
  );
  if (Number.isNaN(uidValidity + uidNext + messages)) return null;
  const modSeq = textOf(item('HIGHESTMODSEQ'));
  // 0: this folder counts no changes (RFC 7162 §3.1.2.2). Beyond 2^53, so that it stays text.
  const counts = modSeq !== null && /^[1-9]\d{0,19}$/.test(modSeq);
  return { uidValidity, uidNext, messages, modSeq: counts ? modSeq : null };
}
