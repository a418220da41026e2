/** One VEVENT of a feed: an hour in UTC on 2 March 2026 unless its lines say otherwise. */
export function aVevent(uid: string, summary: string, ...lines: readonly string[]): string {
  const times = lines.some((line) => line.startsWith('DTSTART'))
    ? []
    : ['DTSTART:20260302T090000Z', 'DTEND:20260302T100000Z'];
  const head = ['BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20260101T000000Z'];
  return [...head, ...times, `SUMMARY:${summary}`, ...lines, 'END:VEVENT'].join('\r\n');
}

/** A whole feed of these components; `header` takes the place of the calendar's own lines but PRODID and VERSION. */
export function aFeed(components: readonly string[], header: readonly string[] = []): string {
  const lines = ['BEGIN:VCALENDAR', 'PRODID:-//Feeds//Test//EN', 'VERSION:2.0', ...header, ...components];
  return [...lines, 'END:VCALENDAR', ''].join('\r\n');
}
