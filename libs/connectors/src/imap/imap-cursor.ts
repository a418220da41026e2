import { hash } from 'node:crypto';
import { READING_VERSION } from '../reading/reading-version.js';
import type { ImapSettings } from './imap-settings.js';
import type { FolderState } from '../mail/mail-source.js';

/** Where a folder stood at its last complete read. */
export interface ImapCursor extends Pick<FolderState, 'uidValidity' | 'uidNext' | 'modSeq'> {
  /** Digest of the settings by which mails were judged: by other ones all are judged anew. */
  readonly settings: string;
}

/** What a folder has to be asked for: nothing, messages from a UID on, or everything anew. */
export type NewsSince = 'nothing' | 'all' | { readonly fromUid: number };

export function formatImapCursor({ uidValidity, uidNext, modSeq, settings }: ImapCursor): string {
  return JSON.stringify([READING_VERSION, 'imap', uidValidity, uidNext, modSeq, settings]);
}

/** Null for a cursor of another version or another adapter: the folder is then read as if for the first time. */
export function parseImapCursor(text: string | null): ImapCursor | null {
  if (text === null) return null;
  try {
    const parts: unknown = JSON.parse(text);
    if (!Array.isArray(parts) || parts.length !== 6) return null;
    const [version, kind, uidValidity, uidNext, modSeq, settings] = parts as unknown[];
    if (version !== READING_VERSION || kind !== 'imap') return null;
    if (!isUid(uidValidity) || !isUid(uidNext) || typeof settings !== 'string') return null;
    if (modSeq !== null && !(typeof modSeq === 'string' && /^\d+$/.test(modSeq))) return null;
    return { uidValidity, uidNext, modSeq, settings };
  } catch {
    return null;
  }
}

/**
 * What is new in a folder. A UIDNEXT or HIGHESTMODSEQ that went back is of a server that was restored from a backup without
 * renewing its UIDVALIDITY: a UID may now be that of another message.
 */
export function newsSince(cursor: ImapCursor | null, state: FolderState, settings: string): NewsSince {
  if (cursor === null || cursor.settings !== settings || cursor.uidValidity !== state.uidValidity) return 'all';
  if (state.uidNext < cursor.uidNext || wentBack(cursor.modSeq, state.modSeq)) return 'all';
  return state.uidNext === cursor.uidNext ? 'nothing' : { fromUid: cursor.uidNext };
}

/** Of all that decides which messages are read and believed. */
export function settingsDigest({ rules, authservId, lookBackDays }: ImapSettings): string {
  const { trust, addresses, authenticates } = rules;
  const text = JSON.stringify([trust, [...addresses].sort(), authenticates, authservId, lookBackDays]);
  return hash('sha256', text, 'hex').slice(0, 16);
}

const isUid = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const wentBack = (before: string | null, now: string | null): boolean =>
  before !== null && now !== null && BigInt(now) < BigInt(before);
