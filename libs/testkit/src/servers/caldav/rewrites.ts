/** What servers do to what is PUT; each takes and gives an iCalendar text. */

/** Another program's name, and the time of its own writing. */
export function restamped(text: string): string {
  return text
    .replace(/^PRODID:.*$/m, 'PRODID:-//Server//Rewrites//EN')
    .replaceAll(/^DTSTAMP:.*$/gm, 'DTSTAMP:20200101T000000Z');
}

/** Adds lines of its own to each event. */
export function enriched(text: string): string {
  const lines = ['X-SERVER-SEEN:20260302T100000Z', 'CREATED:20200101T000000Z', 'LAST-MODIFIED:20200101T000000Z'];
  const own = text.replaceAll(/^(CREATED|LAST-MODIFIED):.*\r\n/gm, '');
  return own.replaceAll('END:VEVENT\r\n', `${lines.join('\r\n')}\r\nEND:VEVENT\r\n`);
}

/** Properties of each event in the order of the alphabet. */
export function sorted(text: string): string {
  return text.replaceAll(
    /(BEGIN:VEVENT\r\n)([\s\S]*?)((?:BEGIN:VALARM|END:VEVENT)\r\n)/g,
    (_all, begin, lines, end) => {
      const unfolded = String(lines)
        .replaceAll(/\r\n[ \t]/g, '')
        .split('\r\n')
        .filter(Boolean);
      return `${String(begin)}${unfolded.sort().join('\r\n')}\r\n${String(end)}`;
    },
  );
}

/** Keeps no property that is not of a standard. */
export function withoutExtensions(text: string): string {
  return text.replaceAll(/^X-[^\r\n]*\r\n(?:[ \t][^\r\n]*\r\n)*/gm, '');
}
