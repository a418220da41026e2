import { aVevent } from '@calmirror/testkit';
import { autumn, date, eu, sydney } from './corpus-days.js';
import { type CorpusEvent, googleAt, googleInstance, icalAt, icalDay, outlookAt } from './corpus-event.js';

const BERLIN = 'W. Europe Standard Time';
const SYDNEY = 'AUS Eastern Standard Time';

/** Every other week, and a week begins on Sunday: begun on Monday it would have other days. */
const bins: CorpusEvent = {
  shown: [
    `${eu(-12)}T05:00Z ${eu(-12)}T05:10Z Bins`,
    `${eu(0)}T04:00Z ${eu(0)}T04:10Z Bins`,
    `${eu(2)}T04:00Z ${eu(2)}T04:10Z Bins`,
    `${eu(14)}T04:00Z ${eu(14)}T04:10Z Bins`,
  ],
  google: (calendar) =>
    void calendar.put({
      summary: 'Bins',
      start: googleAt(`${eu(-12)}T06:00`),
      end: googleAt(`${eu(-12)}T06:10`),
      recurrence: ['RRULE:FREQ=WEEKLY;WKST=SU;INTERVAL=2;COUNT=4;BYDAY=SU,TU'],
    }),
  microsoft: (user) =>
    void user.put({
      subject: 'Bins',
      start: outlookAt(`${eu(-12)}T06:00`),
      end: outlookAt(`${eu(-12)}T06:10`),
      recurrence: {
        pattern: { type: 'weekly', interval: 2, daysOfWeek: ['sunday', 'tuesday'], firstDayOfWeek: 'sunday' },
        range: { type: 'numbered', startDate: eu(-12), numberOfOccurrences: 4, recurrenceTimeZone: BERLIN },
      },
    }),
  ical: [
    aVevent(
      'bins',
      'Bins',
      icalAt('DTSTART', `${eu(-12)}T06:00`),
      'DURATION:PT10M',
      'RRULE:FREQ=WEEKLY;WKST=SU;INTERVAL=2;COUNT=4;BYDAY=SU,TU',
    ),
  ],
};

/** The last Sunday of a month, seven months later again. */
const clocks: CorpusEvent = {
  shown: [
    `${eu(0)}T08:00Z ${eu(0)}T08:20Z Change the clocks`,
    `${autumn(0)}T09:00Z ${autumn(0)}T09:20Z Change the clocks`,
  ],
  google: (calendar) =>
    void calendar.put({
      summary: 'Change the clocks',
      start: googleAt(`${eu(0)}T10:00`),
      end: googleAt(`${eu(0)}T10:20`),
      recurrence: ['RRULE:FREQ=MONTHLY;INTERVAL=7;BYDAY=-1SU;COUNT=2'],
    }),
  microsoft: (user) =>
    void user.put({
      subject: 'Change the clocks',
      start: outlookAt(`${eu(0)}T10:00`),
      end: outlookAt(`${eu(0)}T10:20`),
      recurrence: {
        pattern: { type: 'relativeMonthly', interval: 7, daysOfWeek: ['sunday'], index: 'last' },
        range: { type: 'numbered', startDate: eu(0), numberOfOccurrences: 2, recurrenceTimeZone: BERLIN },
      },
    }),
  ical: [
    aVevent(
      'clocks',
      'Change the clocks',
      icalAt('DTSTART', `${eu(0)}T10:00`),
      icalAt('DTEND', `${eu(0)}T10:20`),
      'RRULE:FREQ=MONTHLY;INTERVAL=7;BYDAY=-1SU;COUNT=2',
    ),
  ],
};

/** On the 31st, where there is one. */
const inventory: CorpusEvent = {
  shown: [1, 3, 5].map((month) => `${date(month, 31)} ${date(month + 1, 1)} Inventory`),
  google: (calendar) =>
    void calendar.put({
      summary: 'Inventory',
      start: { date: date(1, 31) },
      end: { date: date(2, 1) },
      recurrence: ['RRULE:FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3'],
    }),
  ical: [
    aVevent('inventory', 'Inventory', icalDay('DTSTART', date(1, 31)), 'RRULE:FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3'),
  ],
};

const WEEKS = Array.from({ length: 45 }, (_, week) => -4 + 7 * (week - 9));

/** For ever, and for years already, with something of long ago that only it knows of. */
const jourFixe: CorpusEvent = {
  shown: WEEKS.map((day) => {
    const hour = day < 0 || eu(day) > autumn(0) ? '16' : '15';
    return `${eu(day)}T${hour}:00Z ${eu(day)}T${hour}:30Z ${day === 3 ? 'Jour fixe, farewell' : 'Jour fixe'}`;
  }),
  google: (calendar) => {
    const { id } = calendar.put({
      id: 'jourfi0e',
      summary: 'Jour fixe',
      start: googleAt(`${eu(-4 - 7 * 100)}T17:00`),
      end: googleAt(`${eu(-4 - 7 * 100)}T17:30`),
      recurrence: ['RRULE:FREQ=WEEKLY'],
    });
    calendar.patch(googleInstance(id, `${eu(-4 - 7 * 99)}T${hourOfOld(-4 - 7 * 99)}:00Z`), {
      summary: 'Jour fixe, first',
    });
    calendar.patch(googleInstance(id, `${eu(3)}T15:00Z`), { summary: 'Jour fixe, farewell' });
  },
  microsoft: (user) => {
    const id = user.put({
      subject: 'Jour fixe',
      start: outlookAt(`${eu(-4 - 7 * 100)}T17:00`),
      end: outlookAt(`${eu(-4 - 7 * 100)}T17:30`),
      recurrence: {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: ['wednesday'], firstDayOfWeek: 'monday' },
        range: { type: 'noEnd', startDate: eu(-4 - 7 * 100), recurrenceTimeZone: BERLIN },
      },
    });
    user.patch(user.instanceId(id, `${eu(-4 - 7 * 99)}T17:00:00`), { subject: 'Jour fixe, first' });
    user.patch(user.instanceId(id, `${eu(3)}T17:00:00`), { subject: 'Jour fixe, farewell' });
  },
  ical: [
    aVevent(
      'jourfixe',
      'Jour fixe',
      icalAt('DTSTART', `${eu(-4 - 7 * 100)}T17:00`),
      icalAt('DTEND', `${eu(-4 - 7 * 100)}T17:30`),
      'RRULE:FREQ=WEEKLY',
    ),
    ...(
      [
        [-4 - 7 * 99, 'Jour fixe, first'],
        [3, 'Jour fixe, farewell'],
      ] as const
    ).map(([day, title]) =>
      aVevent(
        'jourfixe',
        title,
        icalAt('RECURRENCE-ID', `${eu(day)}T17:00`),
        icalAt('DTSTART', `${eu(day)}T17:00`),
        icalAt('DTEND', `${eu(day)}T17:30`),
      ),
    ),
  ],
};

/** On Berlin's clock, by what its summer is. */
function hourOfOld(day: number): string {
  const offset = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Berlin', timeZoneName: 'longOffset' });
  return offset.format(new Date(`${eu(day)}T12:00:00Z`)).includes('+02') ? '15' : '16';
}

/** In the south the clocks go back when they go forward in the north. */
const withSydney: CorpusEvent = {
  shown: [
    `${sydney(-5)}T22:00Z ${sydney(-5)}T23:00Z With Sydney`,
    `${sydney(2)}T23:00Z ${sydney(3)}T00:00Z With Sydney`,
    `${sydney(9)}T23:00Z ${sydney(10)}T00:00Z With Sydney`,
  ],
  google: (calendar) =>
    void calendar.put({
      summary: 'With Sydney',
      start: googleAt(`${sydney(-4)}T09:00`, 'Australia/Sydney'),
      end: googleAt(`${sydney(-4)}T10:00`, 'Australia/Sydney'),
      recurrence: ['RRULE:FREQ=WEEKLY;COUNT=3'],
    }),
  microsoft: (user) =>
    void user.put({
      subject: 'With Sydney',
      start: outlookAt(`${sydney(-4)}T09:00`, SYDNEY),
      end: outlookAt(`${sydney(-4)}T10:00`, SYDNEY),
      recurrence: {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: ['wednesday'], firstDayOfWeek: 'monday' },
        range: { type: 'numbered', startDate: sydney(-4), numberOfOccurrences: 3, recurrenceTimeZone: SYDNEY },
      },
    }),
  ical: [
    aVevent(
      'sydney',
      'With Sydney',
      icalAt('DTSTART', `${sydney(-4)}T09:00`, 'Australia/Sydney'),
      icalAt('DTEND', `${sydney(-4)}T10:00`, 'Australia/Sydney'),
      'RRULE:FREQ=WEEKLY;COUNT=3',
    ),
  ],
};

export const RARER: readonly CorpusEvent[] = [bins, clocks, inventory, jourFixe, withSydney];
