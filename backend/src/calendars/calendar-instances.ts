import type { CalendarEventsQuery, InstanceAnswer, Listing } from '@calmirror/contracts';
import { type CalendarEvent, type Instance, instancesOf, type TimeWindow } from '@calmirror/core';
import { Injectable } from '@nestjs/common';
import { Problem } from '../http/problem.js';
import { Calendars } from './calendars.js';
import { SourceSnapshot } from './source-snapshot.js';
import { writtenTime } from './written-time.js';

const DAY = 86_400_000;
const DEFAULT_PAST = 7 * DAY;
const DEFAULT_LENGTH = 31 * DAY;
const LONGEST = 400 * DAY;

/** The occurrences of a calendar as last read. */
@Injectable()
export class CalendarInstances {
  constructor(
    private readonly calendars: Calendars,
    private readonly snapshot: SourceSnapshot,
  ) {}

  /** In order of their start. @throws {Problem} 404, 400 for a window that is none or too long, 409 for a calendar that is not read */
  async between(calendarId: string, query: CalendarEventsQuery): Promise<Listing<InstanceAnswer>> {
    const calendar = await this.calendars.get(calendarId);
    if (!calendar.readable) throw new Problem('conflict', 409, 'this calendar cannot be read');
    const window = windowOf(query, Date.now());
    const events = await this.snapshot.eventsBetween(calendarId, window.from, window.to);
    const instances = events
      .flatMap((event) =>
        instancesOf(event, window, { by: 'overlap' }).instances.map((instance) => instanceAnswer(event, instance)),
      )
      .sort((a, b) => compare(a.start, b.start) || compare(a.uid, b.uid));
    const { page = 1, pageSize = instances.length } = query;
    return { items: instances.slice((page - 1) * pageSize, page * pageSize), total: instances.length };
  }
}

function windowOf({ from, to }: CalendarEventsQuery, now: number): TimeWindow {
  const start = from === undefined ? now - DEFAULT_PAST : Date.parse(from);
  const end = to === undefined ? start + DEFAULT_LENGTH : Date.parse(to);
  const message =
    end <= start ? 'to must be after from' : end - start > LONGEST ? 'at most 400 days can be asked for' : null;
  if (message !== null)
    throw new Problem('invalid-input', 400, message, { errors: [{ field: 'to', code: 'range', message }] });
  return { from: instant(start), to: instant(end) };
}

function instanceAnswer(event: CalendarEvent, { recurrenceId, start, end, override }: Instance): InstanceAnswer {
  const { summary, location, status, transparency } = override ?? event;
  return {
    uid: event.uid,
    recurrenceId: recurrenceId && writtenTime(recurrenceId, event.zones),
    start: writtenTime(start, event.zones),
    end: writtenTime(end, event.zones),
    summary,
    location,
    status,
    transparency,
  };
}

const instant = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
