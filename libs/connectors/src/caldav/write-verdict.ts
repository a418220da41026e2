/** What a server's answer to a PUT or DELETE means. */
export type WriteVerdict =
  /** Done. */
  | 'done'
  /** Nothing stands there (any more). */
  | 'gone'
  /** Something else stands there than was expected, or its UID stands elsewhere: look before anything else. */
  | 'look'
  /** This event will never be taken. */
  | 'rejected'
  /** Too large for this server. */
  | 'too-large'
  /** Either this event or the right to write is what is missing. */
  | 'forbidden'
  /** Worth another try. */
  | 'temporary';

/** An answer, as far as it matters. `body` may be XML: what it says weighs more than the status (RFC 4918 §16). */
export interface WriteAnswer {
  readonly status: number;
  readonly body: string;
}

/** Conditions under which a calendar takes an object (RFC 4791 §5.3.2.1), met by no second try. */
const NEVER =
  /<[\w.-]*:?(valid-calendar-data|valid-calendar-object-resource|supported-calendar-data|supported-calendar-component|min-date-time|max-date-time|max-instances|max-attendees-per-instance)\b/i;
const TOO_LARGE = /<[\w.-]*:?max-resource-size\b/i;
const SAME_UID = /<[\w.-]*:?no-uid-conflict\b/i;

export function verdictOn({ status, body }: WriteAnswer): WriteVerdict {
  // A multistatus to a PUT is a refusal of some of it, whatever its own number promises.
  const inner = status === 207 ? failureIn(body) : status;
  if (SAME_UID.test(body)) return 'look';
  if (TOO_LARGE.test(body) || inner === 413) return 'too-large';
  if (NEVER.test(body)) return 'rejected';
  if (inner >= 200 && inner < 300) return 'done';
  if (inner === 404 || inner === 410) return 'gone';
  if (inner === 409 || inner === 412) return 'look';
  if (inner === 403) return 'forbidden';
  // Whoever shows another page instead is no calendar server, but something before it.
  if ((inner >= 300 && inner < 400) || inner === 423 || (inner >= 500 && inner !== 507)) return 'temporary';
  return 'rejected';
}

/** The worst status that a multistatus names; one that names none says nothing of a success. */
function failureIn(body: string): number {
  const named = Array.from(body.matchAll(/HTTP\/[\d.]+\s+(\d{3})/g), ([, code]) => Number(code));
  return named.length === 0 ? 400 : Math.max(...named);
}
