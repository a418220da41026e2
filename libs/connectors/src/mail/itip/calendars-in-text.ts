/** A stream in one form, and the calendars in it; line ends and foldings (RFC 5545 §3.1), which relays change, are gone. */
export function calendarsIn(text: string): readonly string[] {
  const lines = text.includes('\n') ? text.replace(/(?<!\r)\r*\n/gu, '\n') : text.replaceAll('\r', '\n');
  const unfolded = lines.replace(/\n[ \t]/gu, '');
  // What a calendar carries of whole files is not for calendars, and longer than any line of one.
  const bare = unfolded.replace(/^ATTACH[;:].*$/gimu, '').replace(/\n{2,}/gu, '\n');
  const starts = Array.from(bare.matchAll(/^BEGIN:VCALENDAR/gimu), ({ index }) => index);
  return starts.map((start, at) => bare.slice(start, starts[at + 1]).trimEnd());
}
