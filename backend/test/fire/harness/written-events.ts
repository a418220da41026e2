/** An event of an iCalendar text, as far as these tests look at it. */
export interface WrittenEvent {
  readonly uid: string;
  readonly title: string;
}

/** All events of a calendar, lines unfolded (RFC 5545 §3.1). Read by hand, so that no reader of the product hides a fault. */
export function writtenEvents(text: string): WrittenEvent[] {
  const blocks = text
    .replaceAll(/\r?\n[ \t]/g, '')
    .split('BEGIN:VEVENT')
    .slice(1);
  const valueOf = (block: string, name: string): string =>
    new RegExp(`^${name}[^:]*:(.*)$`, 'm').exec(block)?.[1] ?? '';
  return blocks.map((block) => ({ uid: valueOf(block, 'UID').trim(), title: valueOf(block, 'SUMMARY').trim() }));
}
