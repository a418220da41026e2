import type { SchedulingMessage } from '@calmirror/core';
import { schedulingMessagesOf } from '../mail/itip/scheduling-messages.js';
import type { MailSource, MessageOutline, ReadSections, WantedSection, WantedSections } from '../mail/mail-source.js';
import { type CandidatePart, candidateParts } from '../mail/mime/candidate-parts.js';
import { type CalendarText, decodePart } from '../mail/mime/decode-part.js';
import { MAX_HEADER_BYTES } from '../mail/mime/mail-limits.js';
import { type MailProblem, mailProblem } from '../mail/mime/mail-problem.js';
import { type MailHeader, readMailHeader } from '../mail/mime/read-mail-header.js';
import { looksLikeCalendar, SNIFFED_BYTES } from './sniffed-part.js';

/** A mail that invites, or that might have and cannot be read. */
export interface MailboxMail {
  readonly uid: number;
  readonly receivedAt: string;
  /** Null where it is too large to be read. */
  readonly header: MailHeader | null;
  readonly messages: readonly SchedulingMessage[];
  readonly problems: readonly MailProblem[];
}

export interface MailReading {
  readonly source: MailSource;
  readonly folder: string;
  readonly authservId: string | null;
}

/** A mail by its structure: what in it is to be looked at. */
interface Prospect {
  readonly outline: MessageOutline;
  readonly candidates: readonly CandidatePart[];
  readonly problems: readonly MailProblem[];
}

const HEADER = 'HEADER';

/**
 * Reads of a portion of messages those that may invite: of a part that does not say what it is its beginning first, then the calendars,
 * each with the header of its mail. One mail at a time is held.
 */
export async function* readMailboxMails(
  reading: MailReading,
  outlines: readonly MessageOutline[],
): AsyncIterable<MailboxMail> {
  const prospects = outlines.map(prospectOf).filter(isWorthALook);
  const looked = await withoutForeignParts(reading, prospects);
  const byUid = new Map(looked.filter(isWorthALook).map((prospect) => [prospect.outline.uid, prospect]));
  if (byUid.size === 0) return;
  for await (const read of reading.source.read(reading.folder, [...byUid.values()].map(wantedOf))) {
    const prospect = byUid.get(read.uid);
    if (prospect) yield await readMail(prospect, read, reading.authservId);
  }
}

function prospectOf(outline: MessageOutline): Prospect {
  const { parts } = outline;
  if (typeof parts === 'string') return { outline, candidates: [], problems: [mailProblem(parts)] };
  return { outline, ...candidateParts(parts) };
}

const isWorthALook = ({ candidates, problems }: Prospect): boolean => candidates.length + problems.length > 0;

/** Looks at the beginning of each part that does not say what it is, and leaves out those that are no calendars. */
async function withoutForeignParts(
  { source, folder }: MailReading,
  prospects: readonly Prospect[],
): Promise<readonly Prospect[]> {
  const unsure = prospects.flatMap(({ outline, candidates }): WantedSections[] => {
    const parts = candidates.filter(({ declared }) => !declared);
    const sections = parts.map(({ part }) => ({ section: part.path, bytes: SNIFFED_BYTES }));
    return sections.length === 0 ? [] : [{ uid: outline.uid, sections }];
  });
  if (unsure.length === 0) return prospects;
  const beginnings = new Map<number, ReadSections['sections']>();
  for await (const { uid, sections } of source.read(folder, unsure)) beginnings.set(uid, sections);
  return prospects.map((prospect) => ({
    ...prospect,
    candidates: prospect.candidates.filter(({ part, declared }) => {
      const bytes = beginnings.get(prospect.outline.uid)?.get(part.path);
      return declared || (bytes !== undefined && looksLikeCalendar(bytes, part.encoding));
    }),
  }));
}

/** A byte more than is enough of each: so it is seen that there is more. */
function wantedOf({ outline, candidates }: Prospect): WantedSections {
  const parts = candidates.map(({ part, bytes }): WantedSection => ({ section: part.path, bytes: bytes + 1 }));
  return { uid: outline.uid, sections: [{ section: HEADER, bytes: MAX_HEADER_BYTES + 1 }, ...parts] };
}

async function readMail(
  { outline, candidates, problems }: Prospect,
  { sections }: ReadSections,
  authservId: string | null,
): Promise<MailboxMail> {
  const { uid, receivedAt } = outline;
  const head = sections.get(HEADER);
  const header = head ? readMailHeader(head, { authservId }) : mailProblem('truncated');
  if ('code' in header) return { uid, receivedAt, header: null, messages: [], problems: [header] };
  const calendars: CalendarText[] = [];
  const undecoded: MailProblem[] = [];
  for (const candidate of candidates) {
    const decoded = await decodePart(candidate, sections.get(candidate.part.path) ?? new Uint8Array());
    if (decoded === null) continue;
    if ('code' in decoded) undecoded.push(decoded);
    else calendars.push(decoded);
  }
  const read = schedulingMessagesOf({ calendars, sender: header.sender, receivedAt });
  return { uid, receivedAt, header, messages: read.messages, problems: [...problems, ...undecoded, ...read.problems] };
}
