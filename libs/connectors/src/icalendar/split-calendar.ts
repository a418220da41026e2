import { type EventBlock, type EventGroup, groupEvents } from './event-group.js';
import { CalendarFault } from './calendar-fault.js';

export const MAX_EVENTS = 50_000;
export const MAX_LINE_LENGTH = 1_000_000;

/** An iCalendar stream, cut into the parts that can be read on their own. */
export interface CalendarParts {
  /** Content lines of the calendar itself, still folded. */
  readonly header: string;
  /** VTIMEZONE components, as text. */
  readonly zones: readonly string[];
  /** All VEVENTs, those of one UID together. */
  readonly groups: readonly EventGroup[];
}

/** The same before VEVENTs of one UID are put together. */
export interface CalendarBlocks extends Omit<CalendarParts, 'groups'> {
  readonly blocks: readonly EventBlock[];
}

/**
 * Cuts a stream at its BEGIN and END lines without reading what is between them: some 20 ms for 10,000 events, so that
 * only what changed has to be parsed. Several calendars in one stream are read as one.
 *
 * @throws CalendarFault where the stream is no calendar, ends early, or is beyond the limits
 */
export function splitCalendar(text: string): CalendarParts {
  const { header, zones, blocks } = cutCalendar(text);
  return { header, zones, groups: groupEvents(blocks, zones) };
}

/**
 * The same without the groups, whose revisions take in the zones that they name.
 *
 * @throws CalendarFault
 */
export function cutCalendar(text: string): CalendarBlocks {
  const cutter = new CalendarCutter(withLineFeeds(text));
  return cutter.cut();
}

function withLineFeeds(text: string): string {
  const start = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return start.includes('\n') ? start : start.replaceAll('\r', '\n');
}

class CalendarCutter {
  private readonly header: string[] = [];
  private readonly zones: string[] = [];
  private readonly blocks: EventBlock[] = [];
  private calendars = 0;
  private openCalendars = 0;
  /** The outermost component that is open inside the calendar, where it began, and how deep its own parts go. */
  private component: string | null = null;
  private componentStart = 0;
  private depth = 0;
  private uid: string | null = null;
  private recurrenceId: string | null = null;
  private lineLength = 0;

  constructor(private readonly text: string) {}

  cut(): CalendarBlocks {
    const { text } = this;
    for (let at = 0; at < text.length;) {
      const feed = text.indexOf('\n', at);
      const next = feed < 0 ? text.length : feed + 1;
      this.line(at, next);
      at = next;
    }
    if (this.calendars === 0) throw new CalendarFault('not-a-calendar', 'There is no BEGIN:VCALENDAR.');
    if (this.openCalendars > 0) throw new CalendarFault('truncated', 'The calendar ends without END:VCALENDAR.');
    return { header: this.header.join(''), zones: this.zones, blocks: this.blocks };
  }

  private line(at: number, next: number): void {
    const first = this.text.charCodeAt(at) | 0x20;
    // A line that starts with white space continues the one before it (| 0x20 leaves a blank as it is).
    this.lineLength = first === 0x20 || this.text.charCodeAt(at) === 0x09 ? this.lineLength + next - at : next - at;
    if (this.lineLength > MAX_LINE_LENGTH) throw new CalendarFault('line-too-long', 'A line is longer than 1 MB.');
    if (first === 0x62 && this.startsWith('BEGIN:', at)) return this.begin(at, this.nameAt(at + 6, next));
    if (first === 0x65 && this.startsWith('END:', at)) return this.end(next, this.nameAt(at + 4, next));
    if (this.component === null) {
      if (this.openCalendars > 0) this.header.push(this.text.slice(at, next));
    } else if (this.depth === 1 && this.component === 'VEVENT') {
      if (first === 0x75 && this.uid === null) this.uid = this.valueAt('UID', at);
      else if (first === 0x72 && this.recurrenceId === null) this.recurrenceId = this.valueAt('RECURRENCE-ID', at);
    }
  }

  private begin(at: number, name: string): void {
    if (name === 'VCALENDAR') {
      this.calendars++;
      this.openCalendars = 1;
      this.component = null;
    } else if (this.openCalendars === 0) {
      return;
    } else if (this.component === null || name === 'VEVENT') {
      // An event cannot hold another: the one before was not closed.
      if (this.component !== null) this.finish(at);
      this.component = name;
      this.componentStart = at;
      this.depth = 1;
    } else {
      this.depth++;
    }
  }

  private end(next: number, name: string): void {
    if (name === 'VCALENDAR') {
      if (this.component !== null) this.finish(next);
      this.openCalendars = 0;
    } else if (this.component !== null && (--this.depth === 0 || name === this.component)) {
      this.finish(next);
    }
  }

  private finish(end: number): void {
    const text = this.text.slice(this.componentStart, end);
    if (this.component === 'VEVENT') {
      this.blocks.push({ text, uid: this.uid, recurrenceId: this.recurrenceId });
      if (this.blocks.length > MAX_EVENTS) {
        throw new CalendarFault('too-many-events', `The calendar has more than ${MAX_EVENTS} events.`);
      }
    } else if (this.component === 'VTIMEZONE') {
      this.zones.push(text);
    }
    this.component = null;
    this.uid = null;
    this.recurrenceId = null;
  }

  private startsWith(prefix: string, at: number): boolean {
    return this.text.startsWith(prefix, at) || this.text.slice(at, at + prefix.length).toUpperCase() === prefix;
  }

  private nameAt(at: number, next: number): string {
    return this.text.slice(at, next).trim().toUpperCase();
  }

  /** Value of the property on this line, unfolded, if it is the named one. */
  private valueAt(name: string, at: number): string | null {
    const after = this.text[at + name.length];
    if ((after !== ':' && after !== ';') || !this.startsWith(name, at)) return null;
    let end = this.text.indexOf('\n', at);
    while (end >= 0 && (this.text[end + 1] === ' ' || this.text[end + 1] === '\t')) {
      end = this.text.indexOf('\n', end + 1);
    }
    const line = this.text.slice(at, end < 0 ? undefined : end).replace(/\r?\n[ \t]/gu, '');
    const colon = name === 'UID' ? line.indexOf(':') : line.lastIndexOf(':');
    return line.slice(colon + 1).trim();
  }
}
