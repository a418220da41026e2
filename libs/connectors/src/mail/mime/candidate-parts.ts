import {
  MAX_CALENDAR_BYTES,
  MAX_CALENDAR_BYTES_PER_MAIL,
  MAX_CALENDARS,
  MAX_SNIFFED_BYTES,
  MAX_SNIFFED_PARTS,
} from './mail-limits.js';
import { type MailProblem, mailProblem } from './mail-problem.js';
import type { PartOutline } from './part-outline.js';

/** text/calendar, and what programs write in its stead. */
const CALENDAR_TYPE = /^(?:text|application)\/(?:x-)?(?:v?calendar|i?calendar|ics|ical|vcs)$/u;
const CALENDAR_NAME = /\.(?:ics|ical|icalendar|ifb|vcs)$/iu;
const TNEF_TYPE = /^application\/(?:vnd\.)?ms-tnef$/u;
const TNEF_NAME = /^win(?:mail|dat)?\.dat$/iu;
const ENCRYPTED_TYPE = /^application\/(?:(?:x-)?pkcs7-mime|pgp-encrypted)$/u;

/** Types and names that say plainly that a part is something else. */
const FOREIGN_TYPE =
  /^(?:image|audio|video|font|model|multipart|message|chemical)\/|^text\/(?:html|css|csv|xml|rtf|richtext|enriched|markdown|x-?amp.*|(?:x-)?vcard|rfc822-headers)$|^application\/(?:pdf|zip|gzip|rtf|msword|json|xml|javascript|postscript|pgp-.+|(?:x-)?pkcs.+|vnd\..+|.+\+(?:xml|json|zip|gzip|cbor)|x-(?:zip.*|gzip|tar|rar.*|7z.*|pdf|javascript|msdownload))$/u;
const FOREIGN_NAME =
  /\.(?:pdf|docx?|xlsx?|pptx?|od[tspg]|rtf|pages|numbers|key|html?|xml|json|csv|eml|msg|vcf|zip|gz|tgz|7z|rar|tar|png|jpe?g|gif|bmp|tiff?|svg|webp|heic|mp[34g]|m4a|wav|avi|mov|exe|dll|js|css|asc|sig|p7[sm]|key|pem|log|md)$/iu;

/** A part that is worth its download. */
export interface CandidatePart {
  readonly part: PartOutline;
  /** Whether its type or name says that it is a calendar; where not, its first bytes decide. */
  readonly declared: boolean;
  /** Bytes from its beginning that are enough: one that is longer is not read. */
  readonly bytes: number;
}

export interface CandidateParts {
  readonly candidates: readonly CandidatePart[];
  readonly problems: readonly MailProblem[];
}

/**
 * Which leaves of a mail to look at for calendars, by its structure alone, mails inside the mail included. What only might
 * be one, and is too big or one too many, is passed over; what says that it is one never is without a problem.
 */
export function candidateParts(parts: readonly PartOutline[]): CandidateParts {
  const problems = parts.map(unsupported).filter((problem) => problem !== null);
  const declared = parts.filter(isCalendar);
  const tooLarge = declared.filter(({ size }) => size > MAX_CALENDAR_BYTES);
  const readable = declared.filter((part) => !tooLarge.includes(part));
  const total = readable.reduce((sum, { size }) => sum + size, 0);
  if (declared.length > MAX_CALENDARS)
    return { candidates: [], problems: [...problems, mailProblem('too-many-calendars')] };
  if (total > MAX_CALENDAR_BYTES_PER_MAIL) return { candidates: [], problems: [...problems, mailProblem('too-large')] };
  const sniffed = parts.filter(mightBeCalendar).slice(0, MAX_SNIFFED_PARTS);
  return {
    candidates: parts.flatMap((part): CandidatePart[] => {
      if (sniffed.includes(part)) return [{ part, declared: false, bytes: MAX_SNIFFED_BYTES }];
      return readable.includes(part) ? [{ part, declared: true, bytes: MAX_CALENDAR_BYTES }] : [];
    }),
    problems: [...problems, ...tooLarge.map(({ fileName }) => mailProblem('too-large', fileName))],
  };
}

function unsupported({ type, fileName }: PartOutline): MailProblem | null {
  if (TNEF_TYPE.test(type) || TNEF_NAME.test(fileName ?? '')) return mailProblem('tnef-unsupported', fileName);
  return ENCRYPTED_TYPE.test(type) ? mailProblem('encrypted-unsupported', fileName) : null;
}

function isCalendar(part: PartOutline): boolean {
  return unsupported(part) === null && (CALENDAR_TYPE.test(part.type) || CALENDAR_NAME.test(part.fileName ?? ''));
}

function mightBeCalendar(part: PartOutline): boolean {
  const { type, fileName, disposition, parameters, size } = part;
  if (isCalendar(part) || unsupported(part) || size > MAX_SNIFFED_BYTES || FOREIGN_NAME.test(fileName ?? ''))
    return false;
  if (FOREIGN_TYPE.test(type)) return false;
  // A text without name that is no attachment is what the mail says to its reader.
  const isText = type.startsWith('text/');
  return !isText || disposition === 'attachment' || fileName !== null || parameters['method'] !== undefined;
}
