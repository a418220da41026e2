import { hash } from 'node:crypto';
import { type MailSender, SCHEDULING_METHODS, type SchedulingMessage, type SchedulingMethod } from '@calmirror/core';
import { CalendarFault } from '../../icalendar/calendar-fault.js';
import { readHeader } from '../../icalendar/calendar-header.js';
import { EventFault } from '../../icalendar/event-fault.js';
import { type CalendarBlocks, cutCalendar } from '../../icalendar/split-calendar.js';
import { ZoneResolver } from '../../icalendar/zone-resolver.js';
import type { CalendarText } from '../mime/decode-part.js';
import { MAX_CALENDAR_LENGTH, MAX_CALENDARS, MAX_EVENTS, MAX_ZONE_LENGTH } from '../mime/mail-limits.js';
import { type MailProblem, mailProblem } from '../mime/mail-problem.js';
import { calendarsIn } from './calendars-in-text.js';
import { type MessageContent, readMessage } from './read-message.js';

/** A mail as far as iTIP goes: its calendars, and how they came. */
export interface CalendarMail {
  readonly calendars: readonly CalendarText[];
  readonly sender: MailSender;
  /** Instant `…Z`. */
  readonly receivedAt: string;
}

export interface ReadMessages {
  readonly messages: readonly SchedulingMessage[];
  readonly problems: readonly MailProblem[];
}

interface ReadContent {
  readonly content: MessageContent;
  readonly method: SchedulingMethod;
  /** Whether the calendar, or its Content-Type, states the method. */
  readonly isStated: boolean;
}

/**
 * The messages (RFC 5546) in the calendars of a mail. Each VEVENT is read by itself: one that cannot be read is a problem and costs
 * no other. A calendar that stands in the mail twice, as its alternative and as an attachment, counts once.
 */
export function schedulingMessagesOf(mail: CalendarMail): ReadMessages {
  const problems: MailProblem[] = [];
  const calendars = calendarsOf(mail.calendars);
  if (calendars.length > MAX_CALENDARS) return { messages: [], problems: [mailProblem('too-many-calendars')] };
  const length = calendars.reduce((sum, { text }) => sum + text.length, 0);
  if (length > MAX_CALENDAR_LENGTH) return { messages: [], problems: [mailProblem('too-large')] };
  const events = calendars.reduce((sum, { text }) => sum + countOf(/^BEGIN:VEVENT/gimu, text), 0);
  if (events > MAX_EVENTS) return { messages: [], problems: [mailProblem('too-many-events')] };
  const contents = calendars.flatMap((calendar) => readCalendarText(calendar, problems));
  const digest = hash(
    'sha256',
    calendars
      .map(({ text }) => text)
      .sort()
      .join('\n'),
    'hex',
  ).slice(0, 32);
  const { sender, receivedAt } = mail;
  const messages = withoutCopies(contents).map(({ method, content }): SchedulingMessage => ({
    ...content,
    method,
    sender,
    receivedAt,
    mail: digest,
  }));
  return { messages, problems };
}

/** All calendars of the mail, those that say the same but once; of these the one whose method is stated. */
function calendarsOf(texts: readonly CalendarText[]): readonly CalendarText[] {
  const calendars = new Map<string, CalendarText>();
  for (const { text, method, fileName } of texts) {
    for (const calendar of calendarsIn(text)) {
      const known = calendars.get(calendar);
      if (!known || known.method === null)
        calendars.set(calendar, {
          text: calendar,
          method: method ?? known?.method ?? null,
          fileName: known?.fileName ?? fileName,
        });
    }
  }
  return [...calendars.values()];
}

function readCalendarText(calendar: CalendarText, problems: MailProblem[]): readonly ReadContent[] {
  const { fileName } = calendar;
  const blocks = cut(calendar.text);
  if ('code' in blocks) {
    problems.push(mailProblem(blocks.code, fileName));
    return [];
  }
  // RFC 6047 §2.4 wants both to be the same; where they are not, the calendar's own counts, as it does wherever it is passed on.
  const stated = readHeader(blocks.header).method ?? calendar.method?.toUpperCase() ?? null;
  const method = methodOf(stated);
  if (method === null) problems.push(mailProblem('unknown-method', fileName));
  else if (blocks.blocks.length === 0 && stated !== null && method !== 'publish')
    problems.push(mailProblem('no-event', fileName));
  if (method === null || blocks.blocks.length === 0) return [];
  const zones = new ZoneResolver(blocks.zones);
  return blocks.blocks.flatMap((block) => {
    if (block.uid === null || block.uid === '') {
      problems.push(mailProblem('no-uid', fileName));
      return [];
    }
    try {
      return [{ content: readMessage(block, method, zones), method, isStated: stated !== null }];
    } catch (error) {
      if (!(error instanceof EventFault)) throw error;
      problems.push(mailProblem('unreadable-event', fileName, error.message));
      return [];
    }
  });
}

function cut(text: string): CalendarBlocks | { readonly code: 'too-many-zones' | CalendarFault['code'] } {
  try {
    const blocks = cutCalendar(text);
    const zoneLength = blocks.zones.reduce((sum, zone) => sum + zone.length, 0);
    return zoneLength > MAX_ZONE_LENGTH ? { code: 'too-many-zones' } : blocks;
  } catch (error) {
    if (error instanceof CalendarFault) return { code: error.code };
    throw error;
  }
}

/** A calendar without METHOD tells of events and asks for nothing (RFC 5545 §3.7.2). */
function methodOf(stated: string | null): SchedulingMethod | null {
  if (stated === null) return 'publish';
  return SCHEDULING_METHODS.find((method) => method.toUpperCase() === stated) ?? null;
}

/** Programs attach what they say as a message once more as a file, without METHOD or written otherwise. */
function withoutCopies(contents: readonly ReadContent[]): readonly ReadContent[] {
  const stated = new Set(contents.filter(({ isStated }) => isStated).map(keyOf));
  const known = new Set<string>();
  return contents.filter((content) => {
    const key = keyOf(content);
    const isCopy = known.has(key + content.method) || (!content.isStated && stated.has(key));
    known.add(key + content.method);
    return !isCopy;
  });
}

function keyOf({ content: { uid, recurrenceId, sequence, stamp } }: ReadContent): string {
  return JSON.stringify([uid, recurrenceId, sequence, stamp]);
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}
