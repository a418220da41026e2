import type { CalendarHands } from '../servers/google/calendar-hands.js';
import type { GoogleServer } from '../servers/google/google-server.js';
import { GOOGLE_PEOPLE, MAYA, TOM } from './people.js';
import { type Weeks, ZONE } from './weeks.js';

type Body = Parameters<CalendarHands['put']>[0];

/** Fills the calendars of a studio's people with a few weeks as they are. */
export function fillGoogle(google: GoogleServer, weeks: Weeks): void {
  for (const { mail, name } of GOOGLE_PEOPLE) google.addUser(mail, { name }, { timeZone: ZONE });
  const times = timesIn(weeks);
  standUps(google.calendar(MAYA.mail), weeks);
  meetings(google.calendar(MAYA.mail), times);
  ownTime(google.calendar(MAYA.mail), times);
  family(google.addCalendar({ summary: 'Family', timeZone: ZONE, colorId: '10' }, MAYA.mail), times);
  const toms = google.calendar(TOM.mail);
  toms.put({ summary: 'Supplier workshop', location: 'Quay 2', ...times.clock(8, '10:00', '12:00') });
  toms.put({ summary: 'Running', ...times.clock(2, '18:30', '19:30'), recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=WE'] });
}

const timesIn = (weeks: Weeks) => ({
  clock: (day: number, from: string, to: string): Body => ({
    start: { dateTime: weeks.at(day, from), timeZone: ZONE },
    end: { dateTime: weeks.at(day, to), timeZone: ZONE },
  }),
  days: (first: number, behind: number): Body => ({
    start: { date: weeks.day(first) },
    end: { date: weeks.day(behind) },
  }),
});
type Times = ReturnType<typeof timesIn>;

/** A series for weeks already, one instance of which is moved and another one is left out. */
function standUps(calendar: CalendarHands, weeks: Weeks): void {
  const { clock } = timesIn(weeks);
  const recurrence = ['RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'];
  const { id } = calendar.put({ summary: 'Stand-up', ...clock(-28, '09:15', '09:30'), recurrence });
  const [, , wednesday, , friday] = calendar
    .instances(`${weeks.day(7)}T00:00:00Z`, `${weeks.day(12)}T00:00:00Z`)
    .filter(({ recurringEventId }) => recurringEventId === id);
  calendar.patch(wednesday!.id, { summary: 'Stand-up (later today)', ...clock(9, '11:00', '11:15') });
  calendar.delete(friday!.id);
}

function meetings(calendar: CalendarHands, { clock }: Times): void {
  calendar.put({
    summary: 'Design review',
    description: 'Drawings of the ferry terminal.\nBring the model.',
    location: 'Pier 3, upstairs',
    attendees: [MAYA, TOM].map(({ mail, name }) => ({ email: mail, displayName: name, responseStatus: 'accepted' })),
    recurrence: ['RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU'],
    ...clock(1, '14:00', '15:30'),
  });
  calendar.put({ summary: 'Interview: junior architect', ...clock(3, '16:00', '17:00'), colorId: '6' });
  calendar.put({ summary: 'Harbour authority, call', ...clock(4, '10:30', '11:00') });
  calendar.put({ summary: 'Harbour authority, call', ...clock(7, '10:30', '11:00') });
  calendar.put({ summary: 'Maybe: site walk', status: 'tentative', ...clock(10, '13:00', '15:00') });
}

function ownTime(calendar: CalendarHands, { clock, days }: Times): void {
  calendar.put({ summary: 'Dentist', visibility: 'private', ...clock(8, '08:00', '08:45') });
  calendar.put({ summary: 'Trade fair in Lyon', location: 'Lyon', ...days(9, 11) });
  calendar.put({ summary: 'Focus: drawings', eventType: 'focusTime', ...clock(7, '13:00', '16:00') });
  calendar.put({ summary: 'Out of office', eventType: 'outOfOffice', ...clock(11, '12:00', '18:00') });
}

function family(calendar: CalendarHands, { clock, days }: Times): void {
  calendar.put({
    summary: 'Swimming, Ida',
    ...clock(0, '17:00', '18:00'),
    recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO,TH'],
  });
  calendar.put({ summary: 'Grandma visits', ...days(5, 7) });
  calendar.put({ summary: 'Parents’ evening', ...clock(9, '19:00', '20:30') });
}
