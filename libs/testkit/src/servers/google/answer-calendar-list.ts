import { answerWith, countOf, flagOf, type GoogleAnswer } from './google-call.js';
import { type AccessRole, type GoogleCalendar, reaches, ROLES } from './google-calendar.js';
import { CALENDAR_COLORS } from './google-colors.js';
import { READS_CALENDARS } from './google-door.js';
import type { GoogleOperation, GoogleVisit } from './google-operation.js';
import { refuse } from './google-refusal.js';

const LIST = '/calendar/v3/users/me/calendarList';

export const CALENDAR_LIST_OPERATIONS: readonly GoogleOperation[] = [
  { name: 'calendarList.list', method: 'GET', path: LIST, scopes: READS_CALENDARS, run: list },
  { name: 'calendarList.get', method: 'GET', path: `${LIST}/{}`, scopes: READS_CALENDARS, run: get },
];

function list({ call, site, user }: GoogleVisit): GoogleAnswer {
  const { query } = call;
  const size = countOf(query, 'maxResults', 100, 250);
  const least = query.get('minAccessRole') ?? 'none';
  if (!ROLES.includes(least as AccessRole)) throw refuse.invalid('Invalid value for minAccessRole.', 'minAccessRole');
  flagOf(query, 'showHidden');
  const first = Number(query.get('pageToken') ?? 0);
  if (!Number.isInteger(first) || first < 0) throw refuse.invalid('Invalid page token value.', 'pageToken');
  const wanted = site
    .visibleTo(user.mailbox)
    .filter((calendar) => reaches(calendar.roleOf(user.mailbox), least as AccessRole));
  const isLast = first + size >= wanted.length;
  return answerWith({
    kind: 'calendar#calendarList',
    etag: `"p${site.clock.now()}"`,
    ...(isLast ? { nextSyncToken: `list-${site.clock.now()}` } : { nextPageToken: String(first + size) }),
    items: wanted.slice(first, first + size).map((calendar) => entryOf(calendar, user.mailbox)),
  });
}

function get({ site, user, names }: GoogleVisit): GoogleAnswer {
  const calendar = site.calendar(names[0] ?? '', user.mailbox, 'freeBusyReader');
  return answerWith(entryOf(calendar, user.mailbox), { etag: calendar.etag });
}

function entryOf(calendar: GoogleCalendar, mailbox: string): object {
  const { summary, description, location, timeZone, colorId } = calendar.traits;
  const color = CALENDAR_COLORS[colorId];
  return {
    kind: 'calendar#calendarListEntry',
    etag: calendar.etag,
    id: calendar.id,
    summary,
    ...(description === null ? {} : { description }),
    ...(location === null ? {} : { location }),
    timeZone,
    colorId,
    ...(color ? { backgroundColor: color.background, foregroundColor: color.foreground } : {}),
    selected: true,
    accessRole: calendar.roleOf(mailbox),
    defaultReminders: [],
    ...(calendar.id === mailbox ? { primary: true } : {}),
    conferenceProperties: { allowedConferenceSolutionTypes: ['hangoutsMeet'] },
  };
}
