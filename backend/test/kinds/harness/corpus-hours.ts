import { aVevent } from '@calmirror/testkit';
import { autumn, basic, eu } from './corpus-days.js';
import { type CorpusEvent, googleAt, icalAt, outlookAt } from './corpus-event.js';

const BERLIN = 'W. Europe Standard Time';

/** From one clock to another. */
const flight: CorpusEvent = {
  shown: [`${eu(12)}T11:00Z ${eu(12)}T20:00Z Flight`],
  google: (calendar) =>
    void calendar.put({
      summary: 'Flight',
      start: googleAt(`${eu(12)}T13:00`),
      end: googleAt(`${eu(12)}T16:00`, 'America/New_York'),
    }),
  microsoft: (user) =>
    void user.put({
      subject: 'Flight',
      start: outlookAt(`${eu(12)}T13:00`),
      end: outlookAt(`${eu(12)}T16:00`, 'Eastern Standard Time'),
    }),
  ical: [
    aVevent(
      'flight',
      'Flight',
      icalAt('DTSTART', `${eu(12)}T13:00`),
      icalAt('DTEND', `${eu(12)}T16:00`, 'America/New_York'),
    ),
  ],
};

/** In the hour that Berlin's clocks show twice, the second time. */
const nightTrain: CorpusEvent = {
  shown: [`${autumn(0)}T01:30Z ${autumn(0)}T01:45Z Night train`],
  google: (calendar) =>
    void calendar.put({
      summary: 'Night train',
      start: { dateTime: `${autumn(0)}T02:30:00+01:00`, timeZone: 'Europe/Berlin' },
      end: { dateTime: `${autumn(0)}T02:45:00+01:00`, timeZone: 'Europe/Berlin' },
    }),
  microsoft: (user) =>
    void user.put({
      subject: 'Night train',
      start: outlookAt(`${autumn(0)}T01:30`, 'UTC'),
      end: outlookAt(`${autumn(0)}T01:45`, 'UTC'),
    }),
  ical: [aVevent('train', 'Night train', `DTSTART:${basic(autumn(0))}T013000Z`, `DTEND:${basic(autumn(0))}T014500Z`)],
};

/** A moment. */
const alarm: CorpusEvent = {
  shown: [`${eu(1)}T12:00Z ${eu(1)}T12:00Z Alarm`],
  google: (calendar) =>
    void calendar.put({ summary: 'Alarm', start: googleAt(`${eu(1)}T14:00`), end: googleAt(`${eu(1)}T14:00`) }),
  microsoft: (user) =>
    void user.put({ subject: 'Alarm', start: outlookAt(`${eu(1)}T14:00`), end: outlookAt(`${eu(1)}T14:00`) }),
  ical: [aVevent('alarm', 'Alarm', icalAt('DTSTART', `${eu(1)}T14:00`))],
};

/** A night of which one hour is skipped ends at its hour on the clock all the same. */
const nightWatch: CorpusEvent = {
  shown: [
    `${eu(-2)}T22:00Z ${eu(-1)}T05:00Z Night watch`,
    `${eu(-1)}T22:00Z ${eu(0)}T04:00Z Night watch`,
    `${eu(0)}T21:00Z ${eu(1)}T04:00Z Night watch`,
  ],
  google: (calendar) =>
    void calendar.put({
      summary: 'Night watch',
      start: googleAt(`${eu(-2)}T23:00`),
      end: googleAt(`${eu(-1)}T06:00`),
      recurrence: ['RRULE:FREQ=DAILY;COUNT=3'],
    }),
  microsoft: (user) =>
    void user.put({
      subject: 'Night watch',
      start: outlookAt(`${eu(-2)}T23:00`),
      end: outlookAt(`${eu(-1)}T06:00`),
      recurrence: {
        pattern: { type: 'daily', interval: 1 },
        range: { type: 'numbered', startDate: eu(-2), numberOfOccurrences: 3, recurrenceTimeZone: BERLIN },
      },
    }),
  ical: [
    aVevent(
      'watch',
      'Night watch',
      icalAt('DTSTART', `${eu(-2)}T23:00`),
      icalAt('DTEND', `${eu(-1)}T06:00`),
      'RRULE:FREQ=DAILY;COUNT=3',
    ),
  ],
};

/** Each begins before the one before has ended. */
const standby: CorpusEvent = {
  shown: [0, 1, 2].map((day) => `${eu(20 + day)}T06:00Z ${eu(21 + day)}T07:00Z Standby`),
  google: (calendar) =>
    void calendar.put({
      summary: 'Standby',
      start: googleAt(`${eu(20)}T08:00`),
      end: googleAt(`${eu(21)}T09:00`),
      recurrence: ['RRULE:FREQ=DAILY;COUNT=3'],
    }),
  ical: [
    aVevent('standby', 'Standby', icalAt('DTSTART', `${eu(20)}T08:00`), 'DURATION:P1DT1H', 'RRULE:FREQ=DAILY;COUNT=3'),
  ],
};

export const HOURS: readonly CorpusEvent[] = [flight, nightTrain, alarm, nightWatch, standby];
