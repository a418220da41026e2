import type { CalendarAnswer, CalendarPush } from '@calmirror/contracts';
import type { Calendar } from '../database/entities/calendar.entity.js';

/** A calendar as the API answers it. */
export const calendarAnswer = (calendar: Calendar, feedUrl: string | null, push: CalendarPush): CalendarAnswer => ({
  id: calendar.id,
  connectorId: calendar.connectorId,
  externalId: calendar.externalId,
  name: calendar.name,
  color: calendar.color,
  timeZone: calendar.timeZone,
  readable: calendar.readable,
  writable: calendar.writable,
  lastPulledAt: calendar.lastPulledAt?.toISOString() ?? null,
  feedUrl,
  push,
  createdAt: calendar.createdAt.toISOString(),
  updatedAt: calendar.updatedAt.toISOString(),
});

/** What the audit log keeps of a calendar. */
export const calendarRecord = ({ connectorId, externalId, name, color }: Calendar): object => ({
  connectorId,
  externalId,
  name,
  color,
});
