import type { SchedulingMessage } from '@calmirror/core';
import { candidateParts } from '../mime/candidate-parts.js';
import { type CalendarText, decodePart } from '../mime/decode-part.js';
import { MAX_MAIL_BYTES } from '../mime/mail-limits.js';
import { type MailProblem, mailProblem } from '../mime/mail-problem.js';
import { walkParts } from '../mime/mime-walk.js';
import { type HeaderOptions, type MailHeader, readMailHeader } from '../mime/read-mail-header.js';
import { schedulingMessagesOf } from './scheduling-messages.js';

export interface MailOptions extends HeaderOptions {
  /** When it was received if the mail itself does not say, an instant `…Z`. */
  readonly receivedElse: string;
}

export interface ReadMail {
  /** Null where it is too large to be read. */
  readonly header: MailHeader | null;
  /** Instant `…Z`: of its topmost Received, else of its Date. */
  readonly receivedAt: string;
  readonly messages: readonly SchedulingMessage[];
  readonly problems: readonly MailProblem[];
}

/** Reads a whole mail (RFC 5322) for its scheduling messages, in bounded time and memory (`mail-limits.ts`). Never throws for what is in it. */
export async function readMail(mail: Uint8Array, options: MailOptions): Promise<ReadMail> {
  const nothing = { header: null, receivedAt: options.receivedElse, messages: [] };
  if (mail.length > MAX_MAIL_BYTES) return { ...nothing, problems: [mailProblem('too-large')] };
  const header = readMailHeader(mail, options);
  if ('code' in header) return { ...nothing, problems: [header] };
  const receivedAt = header.received ?? header.date ?? options.receivedElse;
  const parts = walkParts(mail);
  if (typeof parts === 'string') return { header, receivedAt, messages: [], problems: [mailProblem(parts)] };
  const { candidates, problems } = candidateParts(parts.map(({ outline }) => outline));
  const calendars: CalendarText[] = [];
  const undecoded: MailProblem[] = [];
  for (const candidate of candidates) {
    const place = parts.find(({ outline }) => outline === candidate.part);
    const decoded = await decodePart(candidate, mail.subarray(place?.start, place?.end));
    if (decoded === null) continue;
    if ('code' in decoded) undecoded.push(decoded);
    else calendars.push(decoded);
  }
  const read = schedulingMessagesOf({ calendars, sender: header.sender, receivedAt });
  return { header, receivedAt, messages: read.messages, problems: [...problems, ...undecoded, ...read.problems] };
}
