/** A leaf of a message's MIME tree (RFC 2045), as BODYSTRUCTURE or the message itself tells of it, before its content is read. */
export interface PartOutline {
  /** IMAP section path (RFC 9051 §6.4.5.1): `1`, `2.1`, … */
  readonly path: string;
  /** Media type in lower case without parameters, `text/plain` where none is stated. */
  readonly type: string;
  /** Parameters of Content-Type, names in lower case. */
  readonly parameters: Readonly<Record<string, string>>;
  /** `attachment`, `inline` …, or null. */
  readonly disposition: string | null;
  /** File name by Content-Disposition or Content-Type, decoded (RFC 2047, RFC 2231); null for none. */
  readonly fileName: string | null;
  /** Content-Transfer-Encoding in lower case, `7bit` where none is stated. */
  readonly encoding: string;
  /** Bytes as transferred. */
  readonly size: number;
}
