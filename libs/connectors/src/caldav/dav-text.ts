/** Elements whose text has to arrive to the letter: the parser would make 1.1 of `1.10`, and 100000 of `1e5`. */
const LITERAL = /<((?:[\w.-]+:)?(?:displayname|getetag|getctag|sync-token))((?:\s[^<>]*)?)>([^<>&]+)<\//g;

/** The text of an XML answer, in the charset that it names (RFC 7303 §3), UTF-8 without. */
export function decodeXml(body: Uint8Array, contentType: string | null): string {
  const head = Buffer.from(body.subarray(0, 200)).toString('latin1');
  const declared = /^[^<]*<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']/i.exec(head)?.[1];
  const labelled = /charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1];
  return decode(body, labelled ?? declared ?? 'utf-8');
}

/** The document with its literal texts marked, so that the parser takes none of them for a number. */
export function withLiterals(text: string): string {
  return text.replace(LITERAL, '<$1$2><![CDATA[$3]]></');
}

/**
 * Whether a multistatus is there to its end: the parser makes a whole of whatever it got, and a listing whose second half
 * is missing looks as if so many objects were deleted.
 */
export function endsMultistatus(text: string): boolean {
  const end = text
    .slice(-1_000)
    .replace(/<!--.*?-->/gs, '')
    .trimEnd();
  return /<\/(?:[\w.-]+:)?multistatus\s*>$/.test(end) || /<(?:[\w.-]+:)?multistatus\b[^<>]*\/>$/.test(end);
}

/** A charset that nobody knows is taken for UTF-8, which is what all of them turn out to be. */
function decode(body: Uint8Array, label: string): string {
  try {
    return new TextDecoder(label).decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}
