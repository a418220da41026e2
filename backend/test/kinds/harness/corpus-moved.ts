import { aVevent } from '@calmirror/testkit';
import { basic, eu } from './corpus-days.js';
import { type CorpusEvent, googleAt, googleInstance, icalAt, outlookAt } from './corpus-event.js';

const BERLIN = 'W. Europe Standard Time';

/** Beside a rule a date more, one that is called off by an override, and one that is put off beyond the next. */
const choir: CorpusEvent = {
  shown: [
    `${eu(2)}T17:00Z ${eu(2)}T19:00Z Choir`,
    `${eu(20)}T17:00Z ${eu(20)}T19:00Z Choir`,
    `${eu(23)}T17:00Z ${eu(23)}T19:00Z Choir`,
    `${eu(25)}T17:00Z ${eu(25)}T19:00Z Choir (private)`,
  ],
  google: (calendar) => {
    const { id } = calendar.put({
      id: 'choir',
      summary: 'Choir',
      start: googleAt(`${eu(2)}T19:00`),
      end: googleAt(`${eu(2)}T21:00`),
      recurrence: [
        'RRULE:FREQ=WEEKLY;COUNT=4',
        `RDATE;TZID=Europe/Berlin:${basic(eu(25))}T190000`,
        `EXDATE;TZID=Europe/Berlin:${basic(eu(16))}T190000`,
      ],
    });
    calendar.patch(googleInstance(id, `${eu(9)}T17:00Z`), {
      start: googleAt(`${eu(20)}T19:00`),
      end: googleAt(`${eu(20)}T21:00`),
    });
    calendar.patch(googleInstance(id, `${eu(25)}T17:00Z`), { visibility: 'private' });
  },
  ical: [
    aVevent(
      'choir',
      'Choir',
      icalAt('DTSTART', `${eu(2)}T19:00`),
      icalAt('DTEND', `${eu(2)}T21:00`),
      'RRULE:FREQ=WEEKLY;COUNT=4',
      icalAt('RDATE', `${eu(25)}T19:00`),
    ),
    aVevent(
      'choir',
      'Choir',
      icalAt('RECURRENCE-ID', `${eu(16)}T19:00`),
      icalAt('DTSTART', `${eu(16)}T19:00`),
      icalAt('DTEND', `${eu(16)}T21:00`),
      'STATUS:CANCELLED',
    ),
    aVevent(
      'choir',
      'Choir',
      icalAt('RECURRENCE-ID', `${eu(9)}T19:00`),
      icalAt('DTSTART', `${eu(20)}T19:00`),
      icalAt('DTEND', `${eu(20)}T21:00`),
    ),
    aVevent(
      'choir',
      'Choir',
      icalAt('RECURRENCE-ID', `${eu(25)}T19:00`),
      icalAt('DTSTART', `${eu(25)}T19:00`),
      icalAt('DTEND', `${eu(25)}T21:00`),
      'CLASS:PRIVATE',
    ),
  ],
};

/** The first one is put forward by more than a week: it is then before all that the series is of. */
const kickOff: CorpusEvent = {
  shown: [eu(25), eu(40), eu(47)].map((day) => `${day}T11:00Z ${day}T12:00Z Kick-off`),
  google: (calendar) => {
    const { id } = calendar.put({
      id: 'kicko0f',
      summary: 'Kick-off',
      start: googleAt(`${eu(33)}T13:00`),
      end: googleAt(`${eu(33)}T14:00`),
      recurrence: ['RRULE:FREQ=WEEKLY;COUNT=3'],
    });
    calendar.patch(googleInstance(id, `${eu(33)}T11:00Z`), {
      start: googleAt(`${eu(25)}T13:00`),
      end: googleAt(`${eu(25)}T14:00`),
    });
  },
  microsoft: (user) => {
    const id = user.put({
      subject: 'Kick-off',
      start: outlookAt(`${eu(33)}T13:00`),
      end: outlookAt(`${eu(33)}T14:00`),
      recurrence: {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: ['friday'], firstDayOfWeek: 'monday' },
        range: { type: 'numbered', startDate: eu(33), numberOfOccurrences: 3, recurrenceTimeZone: BERLIN },
      },
    });
    user.patch(user.instanceId(id, `${eu(33)}T13:00:00`), {
      start: outlookAt(`${eu(25)}T13:00`),
      end: outlookAt(`${eu(25)}T14:00`),
    });
  },
  ical: [
    aVevent(
      'kickoff',
      'Kick-off',
      icalAt('DTSTART', `${eu(33)}T13:00`),
      icalAt('DTEND', `${eu(33)}T14:00`),
      'RRULE:FREQ=WEEKLY;COUNT=3',
    ),
    aVevent(
      'kickoff',
      'Kick-off',
      icalAt('RECURRENCE-ID', `${eu(33)}T13:00`),
      icalAt('DTSTART', `${eu(25)}T13:00`),
      icalAt('DTEND', `${eu(25)}T14:00`),
    ),
  ],
};

/** One that is not the first is put before all others, and one more date is before the start: only iCalendar knows such. */
const rehearsal: CorpusEvent = {
  shown: [
    `${eu(30)}T17:00Z ${eu(30)}T18:00Z Rehearsal`,
    `${eu(32)}T17:00Z ${eu(32)}T18:00Z Rehearsal, on stage`,
    `${eu(34)}T17:00Z ${eu(34)}T18:00Z Rehearsal`,
    `${eu(48)}T17:00Z ${eu(48)}T18:00Z Rehearsal`,
  ],
  ical: [
    aVevent(
      'rehearsal',
      'Rehearsal',
      icalAt('DTSTART', `${eu(34)}T19:00`),
      icalAt('DTEND', `${eu(34)}T20:00`),
      'RRULE:FREQ=WEEKLY;COUNT=3',
      icalAt('RDATE', `${eu(32)}T19:00`),
    ),
    aVevent(
      'rehearsal',
      'Rehearsal',
      icalAt('RECURRENCE-ID', `${eu(41)}T19:00`),
      icalAt('DTSTART', `${eu(30)}T19:00`),
      icalAt('DTEND', `${eu(30)}T20:00`),
    ),
    aVevent(
      'rehearsal',
      'Rehearsal, on stage',
      icalAt('RECURRENCE-ID', `${eu(32)}T19:00`),
      icalAt('DTSTART', `${eu(32)}T19:00`),
      icalAt('DTEND', `${eu(32)}T20:00`),
    ),
  ],
};

export const MOVED: readonly CorpusEvent[] = [choir, kickOff, rehearsal];
