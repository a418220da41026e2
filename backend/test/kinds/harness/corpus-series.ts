import { aVevent } from '@calmirror/testkit';
import { basic, date, eu, us } from './corpus-days.js';
import { type CorpusEvent, googleAt, googleInstance, icalAt, icalDay, outlookAt } from './corpus-event.js';

const NEW_YORK = 'America/New_York';
const EASTERN = 'Eastern Standard Time';
const BERLIN = 'W. Europe Standard Time';

/** Each Monday across the change of the clocks; one is on the next day instead, one has another title, one is off. */
const standUp: CorpusEvent = {
  shown: [
    `${eu(-13)}T09:00Z ${eu(-13)}T09:30Z Stand-up`,
    `${eu(-5)}T13:00Z ${eu(-5)}T14:00Z Stand-up`,
    `${eu(1)}T08:00Z ${eu(1)}T08:30Z Stand-up with guests`,
    `${eu(15)}T08:00Z ${eu(15)}T08:30Z Stand-up`,
  ],
  google: (calendar) => {
    const { id } = calendar.put({
      id: 'standup',
      summary: 'Stand-up',
      start: googleAt(`${eu(-13)}T10:00`),
      end: googleAt(`${eu(-13)}T10:30`),
      recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=5'],
    });
    calendar.patch(googleInstance(id, `${eu(-6)}T09:00Z`), {
      start: googleAt(`${eu(-5)}T14:00`),
      end: googleAt(`${eu(-5)}T15:00`),
    });
    calendar.patch(googleInstance(id, `${eu(1)}T08:00Z`), { summary: 'Stand-up with guests' });
    calendar.delete(googleInstance(id, `${eu(8)}T08:00Z`));
  },
  microsoft: (user) => {
    const id = user.put({
      subject: 'Stand-up',
      start: outlookAt(`${eu(-13)}T10:00`),
      end: outlookAt(`${eu(-13)}T10:30`),
      recurrence: {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'], firstDayOfWeek: 'monday' },
        range: { type: 'numbered', startDate: eu(-13), numberOfOccurrences: 5, recurrenceTimeZone: BERLIN },
      },
    });
    const instance = (day: string): string => user.instanceId(id, `${day}T10:00:00`);
    user.patch(instance(eu(-6)), { start: outlookAt(`${eu(-5)}T14:00`), end: outlookAt(`${eu(-5)}T15:00`) });
    user.patch(instance(eu(1)), { subject: 'Stand-up with guests' });
    user.delete(instance(eu(8)));
  },
  ical: [
    aVevent(
      'standup',
      'Stand-up',
      icalAt('DTSTART', `${eu(-13)}T10:00`),
      icalAt('DTEND', `${eu(-13)}T10:30`),
      'RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=5',
      icalAt('EXDATE', `${eu(8)}T10:00`),
    ),
    aVevent(
      'standup',
      'Stand-up',
      icalAt('RECURRENCE-ID', `${eu(-6)}T10:00`),
      icalAt('DTSTART', `${eu(-5)}T14:00`),
      icalAt('DTEND', `${eu(-5)}T15:00`),
    ),
    aVevent(
      'standup',
      'Stand-up with guests',
      icalAt('RECURRENCE-ID', `${eu(1)}T10:00`),
      icalAt('DTSTART', `${eu(1)}T10:00`),
      icalAt('DTEND', `${eu(1)}T10:30`),
    ),
  ],
};

/** Goes by New York's clock across its change; one is put off by somebody in Berlin, on the clock there. */
const callWithNewYork: CorpusEvent = {
  shown: [
    `${us(-3)}T16:00Z ${us(-3)}T17:00Z Call`,
    `${us(4)}T15:00Z ${us(4)}T16:00Z Call`,
    `${us(11)}T19:00Z ${us(11)}T19:45Z Call`,
    `${us(18)}T15:00Z ${us(18)}T16:00Z Call`,
  ],
  google: (calendar) => {
    const { id } = calendar.put({
      id: 'calls',
      summary: 'Call',
      start: googleAt(`${us(-3)}T11:00`, NEW_YORK),
      end: googleAt(`${us(-3)}T12:00`, NEW_YORK),
      recurrence: [`RRULE:FREQ=WEEKLY;UNTIL=${basic(us(18))}T150000Z;BYDAY=TH`],
    });
    calendar.patch(googleInstance(id, `${us(11)}T15:00Z`), {
      start: googleAt(`${us(11)}T20:00`),
      end: googleAt(`${us(11)}T20:45`),
    });
  },
  microsoft: (user) => {
    const id = user.put({
      subject: 'Call',
      start: outlookAt(`${us(-3)}T11:00`, EASTERN),
      end: outlookAt(`${us(-3)}T12:00`, EASTERN),
      recurrence: {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: ['thursday'], firstDayOfWeek: 'sunday' },
        range: { type: 'endDate', startDate: us(-3), endDate: us(18), recurrenceTimeZone: EASTERN },
      },
    });
    user.patch(user.instanceId(id, `${us(11)}T11:00:00`), {
      start: outlookAt(`${us(11)}T20:00`),
      end: outlookAt(`${us(11)}T20:45`),
    });
  },
  ical: [
    aVevent(
      'call',
      'Call',
      icalAt('DTSTART', `${us(-3)}T11:00`, NEW_YORK),
      icalAt('DTEND', `${us(-3)}T12:00`, NEW_YORK),
      `RRULE:FREQ=WEEKLY;UNTIL=${basic(us(18))}T150000Z;BYDAY=TH`,
    ),
    aVevent(
      'call',
      'Call',
      icalAt('RECURRENCE-ID', `${us(11)}T11:00`, NEW_YORK),
      icalAt('DTSTART', `${us(11)}T20:00`),
      icalAt('DTEND', `${us(11)}T20:45`),
    ),
  ],
};

/** Whole days until a date; one is a day later, one is off. */
const cleaning: CorpusEvent = {
  shown: [
    `${eu(-10)} ${eu(-9)} Cleaning (free)`,
    `${eu(5)} ${eu(6)} Cleaning (free)`,
    `${eu(11)} ${eu(12)} Cleaning (free)`,
  ],
  google: (calendar) => {
    const { id } = calendar.put({
      id: 'cleaning',
      summary: 'Cleaning',
      start: { date: eu(-10) },
      end: { date: eu(-9) },
      transparency: 'transparent',
      recurrence: [`RRULE:FREQ=WEEKLY;UNTIL=${basic(eu(11))}`],
    });
    calendar.patch(googleInstance(id, eu(4)), { start: { date: eu(5) }, end: { date: eu(6) } });
    calendar.delete(googleInstance(id, eu(-3)));
  },
  microsoft: (user) => {
    const id = user.put({
      subject: 'Cleaning',
      start: outlookAt(`${eu(-10)}T00:00`),
      end: outlookAt(`${eu(-9)}T00:00`),
      isAllDay: true,
      showAs: 'free',
      recurrence: {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: ['thursday'], firstDayOfWeek: 'monday' },
        range: { type: 'endDate', startDate: eu(-10), endDate: eu(11), recurrenceTimeZone: BERLIN },
      },
    });
    user.patch(user.instanceId(id, `${eu(4)}T00:00:00`), {
      start: outlookAt(`${eu(5)}T00:00`),
      end: outlookAt(`${eu(6)}T00:00`),
    });
    user.delete(user.instanceId(id, `${eu(-3)}T00:00:00`));
  },
  ical: [
    aVevent(
      'cleaning',
      'Cleaning',
      icalDay('DTSTART', eu(-10)),
      icalDay('DTEND', eu(-9)),
      'TRANSP:TRANSPARENT',
      `RRULE:FREQ=WEEKLY;UNTIL=${basic(eu(11))}`,
      icalDay('EXDATE', eu(-3)),
    ),
    aVevent(
      'cleaning',
      'Cleaning',
      icalDay('RECURRENCE-ID', eu(4)),
      icalDay('DTSTART', eu(5)),
      icalDay('DTEND', eu(6)),
      'TRANSP:TRANSPARENT',
    ),
  ],
};

/** By a rule for which Microsoft 365 has no pattern. */
const rent: CorpusEvent = {
  shown: [
    `${date(3, 1)}T07:00Z ${date(3, 1)}T07:15Z Rent`,
    `${date(3, 15)}T07:00Z ${date(3, 15)}T07:15Z Rent`,
    `${date(4, 1)}T06:00Z ${date(4, 1)}T06:15Z Rent, higher now`,
    `${date(5, 1)}T06:00Z ${date(5, 1)}T06:15Z Rent`,
  ],
  google: (calendar) => {
    const { id } = calendar.put({
      id: 'rent0',
      summary: 'Rent',
      start: googleAt(`${date(3, 1)}T08:00`),
      end: googleAt(`${date(3, 1)}T08:15`),
      recurrence: ['RRULE:FREQ=MONTHLY;BYMONTHDAY=1,15;COUNT=5'],
    });
    calendar.patch(googleInstance(id, `${date(4, 1)}T06:00Z`), { summary: 'Rent, higher now' });
    calendar.delete(googleInstance(id, `${date(4, 15)}T06:00Z`));
  },
  ical: [
    aVevent(
      'rent',
      'Rent',
      icalAt('DTSTART', `${date(3, 1)}T08:00`),
      icalAt('DTEND', `${date(3, 1)}T08:15`),
      'RRULE:FREQ=MONTHLY;BYMONTHDAY=1,15;COUNT=5',
      icalAt('EXDATE', `${date(4, 15)}T08:00`),
    ),
    aVevent(
      'rent',
      'Rent, higher now',
      icalAt('RECURRENCE-ID', `${date(4, 1)}T08:00`),
      icalAt('DTSTART', `${date(4, 1)}T08:00`),
      icalAt('DTEND', `${date(4, 1)}T08:15`),
    ),
  ],
};

/** The 31st, which to Outlook is the last day of months that have none. */
const endOfMonth: CorpusEvent = {
  shown: [
    `${date(1, 31)}T15:00Z ${date(1, 31)}T16:00Z End of month`,
    `${date(3, 0)}T15:00Z ${date(3, 0)}T16:00Z End of month`,
    `${date(3, 31)}T14:00Z ${date(3, 31)}T15:00Z End of month`,
    `${date(4, 30)}T14:00Z ${date(4, 30)}T15:00Z End of month`,
  ],
  microsoft: (user) => {
    user.put({
      subject: 'End of month',
      start: outlookAt(`${date(1, 31)}T16:00`),
      end: outlookAt(`${date(1, 31)}T17:00`),
      recurrence: {
        pattern: { type: 'absoluteMonthly', interval: 1, dayOfMonth: 31 },
        range: {
          type: 'numbered',
          startDate: date(1, 31),
          numberOfOccurrences: 4,
          recurrenceTimeZone: BERLIN,
        },
      },
    });
  },
};

/** At the same hour for everybody, wherever they are: only iCalendar can say so. */
const stretching: CorpusEvent = {
  shown: [0, 2].map((day) => `${eu(day)}T07:30 ${eu(day)}T07:45 Stretching`),
  placed: [0, 2].map((day) => `${eu(day)}T05:30Z ${eu(day)}T05:45Z Stretching`),
  ical: [
    aVevent(
      'stretching',
      'Stretching',
      `DTSTART:${basic(eu(0))}T073000`,
      `DTEND:${basic(eu(0))}T074500`,
      `RRULE:FREQ=DAILY;UNTIL=${basic(eu(2))}T073000`,
      `EXDATE:${basic(eu(1))}T073000`,
    ),
  ],
};

export const SERIES: readonly CorpusEvent[] = [standUp, callWithNewYork, cleaning, rent, endOfMonth, stretching];
