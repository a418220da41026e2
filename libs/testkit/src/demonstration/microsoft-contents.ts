import type { Event } from '@microsoft/microsoft-graph-types';
import type { GraphServer } from '../servers/graph/graph-server.js';
import { JONAS, MAYA_AT_FJORD, MICROSOFT_PEOPLE } from './people.js';
import { type Weeks, WINDOWS_ZONE } from './weeks.js';

/** Fills the mailboxes of a shipping company's people with a few weeks as they are. */
export function fillMicrosoft(graph: GraphServer, weeks: Weeks): void {
  for (const { mail, name } of MICROSOFT_PEOPLE) graph.person(mail, name);
  const clock = (day: number, from: string, to: string): Event => ({
    start: { dateTime: weeks.at(day, from), timeZone: WINDOWS_ZONE },
    end: { dateTime: weeks.at(day, to), timeZone: WINDOWS_ZONE },
  });
  const maya = graph.person(MAYA_AT_FJORD.mail);
  const weekly = maya.put({
    subject: 'Terminal project, weekly',
    location: { displayName: 'Teams' },
    ...clock(-14, '13:00', '13:45'),
    recurrence: {
      pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'], firstDayOfWeek: 'monday' },
      range: { type: 'noEnd', startDate: weeks.day(-14), recurrenceTimeZone: WINDOWS_ZONE },
    },
  });
  maya.patch(maya.instanceId(weekly, weeks.at(7, '13:00')), { subject: 'Terminal project, with the board' });
  maya.put({ subject: 'Budget, with Jonas', ...clock(3, '11:00', '12:00') });
  maya.addCalendar('Projects');
  const jonas = graph.person(JONAS.mail);
  jonas.put({ subject: 'Budget, with Maya', ...clock(3, '11:00', '12:00') });
  jonas.put({ subject: 'Dry dock', ...wholeDays(weeks, 8, 11), showAs: 'oof' });
}

function wholeDays(weeks: Weeks, first: number, behind: number): Event {
  return {
    isAllDay: true,
    start: { dateTime: weeks.at(first, '00:00'), timeZone: WINDOWS_ZONE },
    end: { dateTime: weeks.at(behind, '00:00'), timeZone: WINDOWS_ZONE },
  };
}
