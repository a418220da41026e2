import { statusWord } from './mail-refusal.js';
import type { RawResponse } from './response-reader.js';

export interface ExaminedFolder {
  readonly name: string;
  readonly uidValidity: number;
  /** Null where the server does not tell (RFC 3501 let it). */
  readonly uidNext: number | null;
}

/** Gathers what a server says of a folder while it opens it. */
export function examined(name: string): { hear: (response: RawResponse) => void; found: () => ExaminedFolder | null } {
  const told = new Map<string, number>();
  return {
    hear: ({ lines }) => {
      const word = statusWord(lines[0]?.toString('latin1') ?? '');
      if (word?.code && word.argument !== null && /^\d{1,10}$/.test(word.argument))
        told.set(word.code, Number(word.argument));
    },
    found: () => {
      const uidValidity = told.get('UIDVALIDITY');
      return uidValidity === undefined ? null : { name, uidValidity, uidNext: told.get('UIDNEXT') ?? null };
    },
  };
}

/** Whether a response says that messages have come. */
export function isNews({ lines }: RawResponse): boolean {
  return /^\* \d+ EXISTS\b/i.test(lines[0]?.toString('latin1', 0, 40) ?? '');
}
