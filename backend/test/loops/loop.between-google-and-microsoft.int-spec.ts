import type { CalendarHands, GoogleEvent, OutlookUser } from '@calmirror/testkit';
import { eu } from '../kinds/harness/corpus-days.js';
import { googleAt, outlookAt } from '../kinds/harness/corpus-event.js';
import { shownByGraph } from '../kinds/harness/targets.js';
import { LoopHouse } from './harness/loop-house.js';

const AN_HOUR = 3_600_000;
const SERIES_DAYS = [eu(-13), eu(-6), eu(1)];
const MEETING = 'meeting@google.com';
const SERIES = 'series@google.com';
const OUTLOOK =
  '040000008200E00074C5B7101A82E008000000005BBB3A076EA9D301000000000000000010000000389E2C56CB68B74E807FE83A5CC60AAB';

/** How Exchange names a meeting from elsewhere; with the day of the one instance to which somebody was invited. */
function asExchangeNames(uid: string, day: string | null = null): string {
  const [year = 0, month = 0, date = 0] = day === null ? [] : day.split('-').map(Number);
  const hex = (value: number, length: number): string => value.toString(16).toUpperCase().padStart(length, '0');
  const data = `7643616C2D55696401000000${Buffer.from(uid).toString('hex').toUpperCase()}00`;
  return `040000008200E00074C5B7101A82E008${hex(year, 4)}${hex(month, 2)}${hex(date, 2)}${'0'.repeat(32)}${hex(data.length / 2, 2)}000000${data}`;
}

/** Weekly, three times. */
const weekly = (summary: string, iCalUID: string): Record<string, unknown> => ({
  summary,
  iCalUID,
  start: googleAt(`${eu(-13)}T10:00`),
  end: googleAt(`${eu(-13)}T10:30`),
  recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3'],
});

function fillGoogle(calendar: CalendarHands): void {
  calendar.put({ summary: 'Of A', start: googleAt(`${eu(2)}T12:00`), end: googleAt(`${eu(2)}T13:00`) });
  calendar.put({
    summary: 'Meeting',
    iCalUID: MEETING,
    start: googleAt(`${eu(3)}T12:00`),
    end: googleAt(`${eu(3)}T13:00`),
  });
  calendar.put(weekly('Series', SERIES));
  calendar.put(weekly('By Outlook', OUTLOOK));
}

/** The same meetings as Exchange has them; of one series this person was invited to the second instance alone. */
function fillOutlook(user: OutlookUser): void {
  const put = (subject: string, day: string, iCalUId: string | null, recurrence: object = {}): void => {
    const id = user.put({ subject, start: outlookAt(`${day}T10:00`), end: outlookAt(`${day}T10:30`), ...recurrence });
    const event = [...user.mailbox.events.values()].at(-1);
    if (!event || id === '') throw new Error('nothing was put');
    if (iCalUId !== null) user.mailbox.keep({ ...event, iCalUId });
  };
  put('Of B', eu(4), null);
  put('Meeting', eu(3), asExchangeNames(MEETING));
  put('Series', eu(-6), asExchangeNames(SERIES, eu(-6)));
  put('By Outlook', eu(-13), OUTLOOK, {
    recurrence: {
      pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'], firstDayOfWeek: 'monday' },
      range: {
        type: 'numbered',
        startDate: eu(-13),
        numberOfOccurrences: 3,
        recurrenceTimeZone: 'W. Europe Standard Time',
      },
    },
  });
}

describe('a calendar of Google and one of Microsoft that mirror each other, and a third one', () => {
  let loop: LoopHouse;
  let a: CalendarHands;
  let b: OutlookUser;
  let c: CalendarHands;

  beforeAll(async () => {
    loop = await LoopHouse.start();
    const { house } = loop;
    [a, b, c] = [house.google.primary, house.graph.alice, house.google.addCalendar({ summary: 'C' })];
    fillGoogle(a);
    fillOutlook(b);
    const inA = await house.inUse('google', a.id);
    const inB = await house.inUse('microsoft', b.calendarId);
    const inC = await house.inUse('google', c.id);
    await loop.pair(inA, inB);
    await loop.pair(inB, inA);
    await loop.pair(inB, inC);
  });
  afterAll(() => loop.stop());

  const ofGoogle = (calendar: CalendarHands): GoogleEvent[] =>
    calendar.events().filter(({ recurringEventId }) => !recurringEventId);
  const titlesOf = (calendar: CalendarHands): (string | undefined)[] =>
    ofGoogle(calendar)
      .map(({ summary }) => summary)
      .sort();
  const called = (calendar: CalendarHands, title: string): GoogleEvent => {
    const found = ofGoogle(calendar).find(({ summary }) => summary === title);
    if (!found) throw new Error(`nothing is called ${title}`);
    return found;
  };

  it('show each other what is not both’s, and every meeting once', async () => {
    const written = await loop.round();
    expect(titlesOf(a)).toEqual(['By Outlook', 'Meeting', 'Of A', 'Of B', 'Series']);
    expect(titlesOf(c)).toEqual(['By Outlook', 'Meeting', 'Of B', 'Series']);
    const shown = (await shownByGraph(loop.house.graph.url, b.calendarId)).map(
      ({ start, title }) => `${start.slice(0, 10)} ${title}`,
    );
    expect(shown.sort()).toEqual(
      [
        ...SERIES_DAYS.flatMap((day) => [`${day} By Outlook`, `${day} Series`]),
        ...[`${eu(2)} Of A`, `${eu(3)} Meeting`, `${eu(4)} Of B`],
      ].sort(),
    );
    expect(written.filter((name) => /create|insert/.test(name))).toHaveLength(7);
  });

  it('write nothing more, however often they are read and looked through', async () => {
    expect(await loop.round()).toEqual([]);
    expect(await loop.reconcile()).toEqual([]);
    expect(await loop.round()).toEqual([]);
  });

  it('pass a change on once', async () => {
    a.patch(called(a, 'Of A').id ?? '', { summary: 'Of A, later' });
    expect(await loop.round()).toEqual(['microsoft event.patch']);
    expect(await loop.round()).toEqual([]);
  });

  it('show the whole of a series once the one instance that was held apart from it is gone', async () => {
    const apart = b.events().find(({ subject, type }) => subject === 'Series' && type === 'singleInstance');
    b.delete(apart?.id ?? '');
    expect((await loop.round()).filter((name) => name.startsWith('google'))).toEqual(['google events.delete']);
    const shown = await shownByGraph(loop.house.graph.url, b.calendarId);
    const days = shown.filter(({ title }) => title === 'Series').map(({ start }) => start.slice(0, 10));
    expect(days.sort()).toEqual(SERIES_DAYS);
    expect(titlesOf(c)).toEqual(['By Outlook', 'Meeting', 'Of B']);
    expect(await loop.round()).toEqual([]);
  });

  it('show a meeting that was declined at one of them, where its time is free now', async () => {
    const meeting = b.events().find(({ subject }) => subject === 'Meeting');
    b.declare(meeting?.id ?? '', { responseStatus: { response: 'declined' }, isOrganizer: false });
    const written = await loop.round();
    expect(b.events().filter(({ subject }) => subject === 'Meeting')).toHaveLength(2);
    expect(written.filter((name) => name.startsWith('microsoft'))).toEqual(['microsoft events.create']);
    expect(await loop.round()).toEqual([]);
  });

  it('take mirrors for mirrors although both have lost their markers', async () => {
    a.patch(called(a, 'Of B').id ?? '', {
      extendedProperties: { private: { calmirror: null, calmirrorMirror: null } },
    });
    for (const event of b.mailbox.events.values())
      if (event.extended.size > 0) b.mailbox.keep({ ...event, created: event.created - AN_HOUR, extended: new Map() });
    expect(called(a, 'Of B').extendedProperties).toBeUndefined();
    expect(await loop.round()).toEqual([]);
    expect(await loop.round()).toEqual([]);
  });

  it('mend those mirrors when they are looked through, and are quiet again', async () => {
    await loop.reconcile();
    expect(called(a, 'Of B').extendedProperties).toMatchObject({ private: { calmirrorMirror: '1' } });
    expect(await loop.round()).toEqual([]);
    expect(await loop.reconcile()).toEqual([]);
  });
});
