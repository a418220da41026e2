/** Calmirror's own marker in the text of an object, or null. Told without reading the event, which may be unreadable. */
export function markerIn(text: string): string | null {
  return valueOf('X-CALMIRROR-MARKER', text);
}

/** The UID that an object's components share (RFC 4791 §4.1), or null. */
export function uidIn(text: string): string | null {
  return valueOf('UID', text);
}

/** Value of the first property of this name, unfolded (RFC 5545 §3.1). */
function valueOf(name: string, text: string): string | null {
  const line = new RegExp(String.raw`^${name}(?:;[^:\r\n]*)?:(.*(?:\r?\n[ \t].*)*)`, 'im').exec(text)?.[1];
  return line?.replace(/\r?\n[ \t]/g, '').trim() ?? null;
}
