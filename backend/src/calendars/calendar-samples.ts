import type { CalendarSample } from '@calmirror/contracts';
import { type CalendarEvent, instancesOf } from '@calmirror/core';
import { Injectable } from '@nestjs/common';
import { Problem } from '../http/problem.js';
import { Calendars } from './calendars.js';
import { SourceSnapshot } from './source-snapshot.js';
import { writtenTime } from './written-time.js';

const MOST = 50;
const DAY = 86_400_000;

/** Days from now, and whether the latest come first; the first span that has an event is shown. */
const SPANS = [
  { from: 0, to: 31, latestFirst: false },
  { from: 0, to: 366, latestFirst: false },
  { from: -366, to: 0, latestFirst: true },
] as const;

/** Some of a calendar's own events, to try a policy on. */
@Injectable()
export class CalendarSamples {
  constructor(
    private readonly calendars: Calendars,
    private readonly snapshot: SourceSnapshot,
  ) {}

  /**
   * Events and whole series that take place in the coming 31 days, by their next occurrence; where there are none, the
   * nearest of a year before or after. @throws {Problem} 404, 409 for a calendar that is not read
   */
  async of(calendarId: string): Promise<CalendarSample> {
    const calendar = await this.calendars.get(calendarId);
    if (!calendar.readable) throw new Problem('conflict', 409, 'this calendar cannot be read');
    const { timeZone } = calendar;
    for (const span of SPANS) {
      const events = await this.within(calendarId, span);
      if (events.length > 0) return { items: events.slice(0, MOST), total: events.length, timeZone };
    }
    return { items: [], total: 0, timeZone };
  }

  private async within(
    calendarId: string,
    { from, to, latestFirst }: (typeof SPANS)[number],
  ): Promise<CalendarEvent[]> {
    const window = { from: instantIn(from), to: instantIn(to) };
    const events = await this.snapshot.eventsBetween(calendarId, window.from, window.to);
    const placed = events.flatMap((event) => {
      const { instances } = instancesOf(event, window, { by: 'overlap' });
      const nearest = latestFirst ? instances.at(-1) : instances[0];
      return nearest ? [{ event, at: writtenTime(nearest.start, event.zones) }] : [];
    });
    placed.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    if (latestFirst) placed.reverse();
    return placed.map(({ event }) => event);
  }
}

const instantIn = (days: number): string => `${new Date(Date.now() + days * DAY).toISOString().slice(0, 19)}Z`;
