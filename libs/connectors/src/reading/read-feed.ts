import { CalendarFault } from '../icalendar/calendar-fault.js';
import type { EventGroup } from '../icalendar/event-group.js';
import { readParts } from '../icalendar/read-calendar.js';
import { type CalendarParts, splitCalendar } from '../icalendar/split-calendar.js';
import type { FeedBody, FeedContents } from './calendar-reader.js';
import { assertNotAPage, feedError } from './feed-fault.js';
import { decodeFeedText } from './feed-text.js';
import { READING_VERSION } from './reading-version.js';

/**
 * Reads of a feed what is not known yet. The whole is cut into its events first, and only those whose text has changed
 * are parsed: a twentieth of the time when nothing has.
 * @param known event id → revision
 * @throws ProviderError for what is no whole calendar
 */
export function readFeed({ bytes, contentType }: FeedBody, known: ReadonlyMap<string, string>): FeedContents {
  const text = decodeFeedText(bytes, contentType);
  assertNotAPage(text);
  const parts = split(text);
  const changed = parts.groups.filter((group) => group.ids.some((id) => known.get(id) !== revisionOf(group)));
  const { events, withheld, name, color, timeZone, refreshSeconds } = readParts({ ...parts, groups: changed });
  return {
    events: events.map((source) => ({ ...source, revision: revisionOf(source) })),
    withheld: withheld.map((source) => ({ ...source, revision: revisionOf(source) })),
    present: parts.groups.flatMap(({ ids }) => ids),
    calendar: { name, color, timeZone },
    refreshSeconds,
  };
}

function split(text: string): CalendarParts {
  try {
    return splitCalendar(text);
  } catch (error) {
    throw error instanceof CalendarFault ? feedError(error) : error;
  }
}

function revisionOf({ revision }: Pick<EventGroup, 'revision'>): string {
  return `${READING_VERSION}:${revision}`;
}
