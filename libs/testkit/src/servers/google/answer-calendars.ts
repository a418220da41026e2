import { isZone } from './event-times.js';
import { answerWith, type Body, bodyOf, type GoogleAnswer, NOTHING } from './google-call.js';
import type { CalendarTraits, GoogleCalendar } from './google-calendar.js';
import { CALENDAR_COLORS, EVENT_COLORS } from './google-colors.js';
import { MAKES_CALENDARS, READS_COLORS, SEES_CALENDARS } from './google-door.js';
import type { GoogleOperation, GoogleVisit } from './google-operation.js';
import { refuse } from './google-refusal.js';

const CALENDARS = '/calendar/v3/calendars';

export const CALENDAR_OPERATIONS: readonly GoogleOperation[] = [
  { name: 'calendars.insert', method: 'POST', path: CALENDARS, scopes: MAKES_CALENDARS, run: insert },
  { name: 'calendars.get', method: 'GET', path: `${CALENDARS}/{}`, scopes: SEES_CALENDARS, run: get },
  { name: 'calendars.patch', method: 'PATCH', path: `${CALENDARS}/{}`, scopes: MAKES_CALENDARS, run: patch },
  { name: 'calendars.delete', method: 'DELETE', path: `${CALENDARS}/{}`, scopes: MAKES_CALENDARS, run: remove },
  { name: 'colors.get', method: 'GET', path: '/calendar/v3/colors', scopes: READS_COLORS, run: colors },
];

function insert({ call, site, user }: GoogleVisit): GoogleAnswer {
  const traits = traitsOf(bodyOf(call));
  if (traits.summary === undefined || traits.summary === '') throw refuse.required('Missing title.');
  return shown(site.addCalendar(user.mailbox, { timeZone: 'UTC', ...traits }));
}

function get({ site, names, user }: GoogleVisit): GoogleAnswer {
  return shown(site.calendar(names[0] ?? '', user.mailbox, 'freeBusyReader'));
}

function patch({ call, site, names, user }: GoogleVisit): GoogleAnswer {
  return shown(site.calendar(names[0] ?? '', user.mailbox, 'owner').rename(traitsOf(bodyOf(call))));
}

function remove({ site, names, user }: GoogleVisit): GoogleAnswer {
  const calendar = site.calendar(names[0] ?? '', user.mailbox, 'owner');
  if (calendar.isPrimary) throw refuse.primaryStays();
  calendar.deleted = true;
  return NOTHING;
}

function colors({ site }: GoogleVisit): GoogleAnswer {
  const updated = new Date(site.clock.now()).toISOString();
  return answerWith({ kind: 'calendar#colors', updated, calendar: CALENDAR_COLORS, event: EVENT_COLORS });
}

function traitsOf(body: Body): Partial<CalendarTraits> {
  const { summary, description, location, timeZone } = body;
  if (timeZone !== undefined && (typeof timeZone !== 'string' || !isZone(timeZone)))
    throw refuse.invalid('Invalid time zone.', 'timeZone');
  return {
    ...(typeof summary === 'string' ? { summary } : {}),
    ...(typeof description === 'string' ? { description } : {}),
    ...(typeof location === 'string' ? { location } : {}),
    ...(typeof timeZone === 'string' ? { timeZone } : {}),
  };
}

function shown(calendar: GoogleCalendar): GoogleAnswer {
  const { summary, description, location, timeZone } = calendar.traits;
  const resource = {
    kind: 'calendar#calendar',
    etag: calendar.etag,
    id: calendar.id,
    summary,
    ...(description === null ? {} : { description }),
    ...(location === null ? {} : { location }),
    timeZone,
    conferenceProperties: { allowedConferenceSolutionTypes: ['hangoutsMeet'] },
  };
  return answerWith(resource, { etag: calendar.etag });
}
