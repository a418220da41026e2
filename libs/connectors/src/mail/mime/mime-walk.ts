import { firstField, headerFields } from './header-fields.js';
import { MAX_DEPTH, MAX_FALSE_DELIMITERS, MAX_HEADER_BYTES, MAX_PARTS } from './mail-limits.js';
import { outlinePart } from './outline-part.js';
import type { PartOutline } from './part-outline.js';
import { segmentsOf, structuredValue } from './structured-value.js';

/** A leaf and where its content stands in the mail, still encoded. */
export interface LocatedPart {
  readonly outline: PartOutline;
  readonly start: number;
  readonly end: number;
}

/** Longer boundaries are met (RFC 2046 §5.1.1 allows 70 characters); endless ones are none. */
const LONGEST_BOUNDARY = 300;
const MESSAGE_TYPE = /^message\/(?:rfc822|global)$/u;
/** Other encodings are not allowed there (RFC 2046 §5.2.1), and hide the mail inside. */
const IDENTITY = /^(?:|7-?bit|8-?bit|binary)$/u;
const LINE_FEED = 0x0a;
const DASH = 0x2d;

/**
 * The leaves of a mail with their section paths (RFC 9051 §6.4.5.1), as a server's BODYSTRUCTURE names them, so that mails
 * from files and from mailboxes are judged by one rule. Only delimiters and headers are read. postal-mime is not asked: it
 * decodes all there is in order to tell of it, keeps neither charsets nor encodings, and takes texts as the mail's own words
 * that this is to find.
 */
export function walkParts(mail: Uint8Array): readonly LocatedPart[] | 'too-many-parts' | 'too-deep' {
  try {
    return new MimeWalk(Buffer.from(mail.buffer, mail.byteOffset, mail.length)).parts();
  } catch (error) {
    if (error instanceof WalkLimit) return error.limit;
    throw error;
  }
}

class WalkLimit extends Error {
  constructor(readonly limit: 'too-many-parts' | 'too-deep') {
    super(limit);
  }
}

/** A line that ends what stands before it; at the mail's end one of no multipart (level -1). */
interface Delimiter {
  readonly level: number;
  readonly isLast: boolean;
  readonly start: number;
  readonly next: number;
}

interface Place {
  /** Path of what holds it, with its dot. */
  readonly prefix: string;
  /** Number within a multipart; null for a mail as a whole. */
  readonly index: number | null;
  readonly defaultType: string;
  readonly depth: number;
}

class MimeWalk {
  private readonly leaves: LocatedPart[] = [];
  private readonly boundaries: string[] = [];
  /** Delimiter lines that end something now; of equal ones that of the innermost multipart. */
  private readonly delimiters = new Map<string, Pick<Delimiter, 'level' | 'isLast'>>();
  private nodes = 0;
  private misses = 0;

  constructor(private readonly mail: Buffer) {}

  parts(): readonly LocatedPart[] {
    this.entity(0, { prefix: '', index: null, defaultType: 'text/plain', depth: 0 });
    return this.leaves;
  }

  /** Reads what begins here; answers the delimiter that ends it. */
  private entity(start: number, place: Place): Delimiter {
    if (++this.nodes > MAX_PARTS) throw new WalkLimit('too-many-parts');
    if (place.depth > MAX_DEPTH) throw new WalkLimit('too-deep');
    const { body, endedBy } = this.headerEnd(start);
    const fields = headerFields(this.mail.subarray(start, body));
    const stated = firstField(fields, 'content-type');
    const { value: type, parameters } = structuredValue(stated ?? place.defaultType);
    const encoding = firstField(fields, 'content-transfer-encoding');
    const [token = ''] = segmentsOf(encoding ?? '', 'always');
    const path = `${place.prefix}${place.index ?? 1}`;
    const boundary = parameters['boundary'] ?? '';
    if (endedBy === null && type.startsWith('multipart/') && boundary !== '' && boundary.length <= LONGEST_BOUNDARY) {
      const defaultType = type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
      const prefix = place.index === null ? place.prefix : `${path}.`;
      return this.multipart(body, boundary, { prefix, index: null, defaultType, depth: place.depth + 1 });
    }
    if (endedBy === null && MESSAGE_TYPE.test(type) && IDENTITY.test(token.trim().toLowerCase())) {
      return this.entity(body, { prefix: `${path}.`, index: null, defaultType: 'text/plain', depth: place.depth + 1 });
    }
    const end = endedBy ?? this.nextDelimiter(body);
    const contentEnd = Math.max(body, this.withoutLineEnd(end));
    const disposition = structuredValue(firstField(fields, 'content-disposition') ?? '');
    const outline = outlinePart({
      path,
      type,
      parameters,
      disposition: disposition.value,
      dispositionParameters: disposition.parameters,
      encoding: token,
      size: contentEnd - body,
    });
    this.leaves.push({ outline, start: body, end: contentEnd });
    return end;
  }

  private multipart(body: number, boundary: string, place: Place): Delimiter {
    const level = this.boundaries.length;
    this.boundaries.push(Buffer.from(boundary).toString('latin1'));
    this.findDelimiters();
    let delimiter = this.nextDelimiter(body);
    for (let index = 1; delimiter.level === level && !delimiter.isLast; index++) {
      delimiter = this.entity(delimiter.next, { ...place, index });
    }
    this.boundaries.length = level;
    this.findDelimiters();
    return delimiter.level === level ? this.nextDelimiter(delimiter.next) : delimiter;
  }

  private findDelimiters(): void {
    this.delimiters.clear();
    this.boundaries.forEach((boundary, level) => {
      this.delimiters.set(`--${boundary}`, { level, isLast: false });
      this.delimiters.set(`--${boundary}--`, { level, isLast: true });
    });
  }

  /** Where the header that begins here ends: at an empty line, or at a delimiter where there is no body. */
  private headerEnd(start: number): { readonly body: number; readonly endedBy: Delimiter | null } {
    const limit = Math.min(this.mail.length, start + MAX_HEADER_BYTES);
    for (let at = start; at < limit;) {
      const next = this.lineAfter(at);
      const first = this.mail[at];
      if (first === LINE_FEED || (first === 0x0d && this.mail[at + 1] === LINE_FEED))
        return { body: next, endedBy: null };
      const endedBy = this.delimiterAt(at, next);
      if (endedBy) return { body: at, endedBy };
      at = next;
    }
    return { body: limit, endedBy: null };
  }

  private nextDelimiter(from: number): Delimiter {
    const { mail } = this;
    for (let at = this.boundaries.length > 0 ? from : -1; at >= 0 && at < mail.length;) {
      const delimiter = this.delimiterAt(at, this.lineAfter(at));
      if (delimiter) return delimiter;
      if (++this.misses > MAX_FALSE_DELIMITERS) throw new WalkLimit('too-many-parts');
      const feed = mail.indexOf('\n--', at);
      at = feed < 0 ? -1 : feed + 1;
    }
    return { level: -1, isLast: true, start: mail.length, next: mail.length };
  }

  private delimiterAt(at: number, next: number): Delimiter | null {
    if (this.mail[at] !== DASH || this.mail[at + 1] !== DASH || next - at > LONGEST_BOUNDARY * 2) return null;
    const found = this.delimiters.get(this.mail.toString('latin1', at, next).trimEnd());
    return found ? { ...found, start: at, next } : null;
  }

  private lineAfter(at: number): number {
    const feed = this.mail.indexOf(LINE_FEED, at);
    return feed < 0 ? this.mail.length : feed + 1;
  }

  /** The line end before a delimiter belongs to it (RFC 2046 §5.1.1). */
  private withoutLineEnd({ level, start }: Delimiter): number {
    if (level < 0 || this.mail[start - 1] !== LINE_FEED) return start;
    return this.mail[start - 2] === 0x0d ? start - 2 : start - 1;
  }
}
