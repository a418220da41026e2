import { CalendarFault } from './calendar-fault.js';
import { type CalendarReading, readCalendar, readParts } from './read-calendar.js';
import { MAX_EVENTS, splitCalendar } from './split-calendar.js';

function event(uid: string, ...lines: string[]): string[] {
  return ['BEGIN:VEVENT', `UID:${uid}`, 'DTSTART:20260302T090000Z', ...lines, 'END:VEVENT'];
}

function calendar(...lines: string[]): string {
  return ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

function ids({ events }: CalendarReading): string[] {
  return events.map((source) => source.event.id);
}

function faultOf(text: string): string | null {
  try {
    readCalendar(text);
    return null;
  } catch (error) {
    return error instanceof CalendarFault ? error.code : 'another error';
  }
}

describe('the stream', () => {
  it.each([
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['line feeds alone', (text: string) => text.replaceAll('\r\n', '\n')],
    ['carriage returns alone', (text: string) => text.replaceAll('\r\n', '\r')],
    ['names in lower case', (text: string) => text.toLowerCase()],
    ['blank lines', (text: string) => text.replaceAll('\r\n', '\r\n\r\n')],
    ['lines folded in odd places', (text: string) => text.replaceAll('T0', 'T\r\n 0').replaceAll('SUMM', 'SU\r\n\tMM')],
  ])('may have %s', (_, mangle) => {
    const { events } = readCalendar(mangle(calendar(...event('1', 'SUMMARY:lunch'))));
    expect(events[0]?.event).toMatchObject({ uid: '1', summary: 'lunch', start: { instant: '2026-03-02T09:00:00Z' } });
  });

  it.each([
    ['not-a-calendar', '<html><body>Sign in</body></html>'],
    ['not-a-calendar', ''],
    ['truncated', calendar(...event('1')).replace('END:VCALENDAR', '')],
    ['truncated', calendar(...event('1')).slice(0, 60)],
    ['line-too-long', calendar(...event('1', `DESCRIPTION:${'x'.repeat(1_100_000)}`))],
    ['line-too-long', calendar(...event('1', `DESCRIPTION:${'x\r\n '.repeat(300_000)}`))],
    ['too-many-events', calendar('BEGIN:VEVENT\nEND:VEVENT\n'.repeat(MAX_EVENTS + 1))],
  ])('is refused as %s', (code, text) => {
    expect(faultOf(text)).toBe(code);
  });

  it('may hold several calendars', () => {
    expect(ids(readCalendar(calendar(...event('1')) + calendar(...event('2'))))).toEqual(['1', '2']);
  });

  it('is read without to-dos, journals, free-busy times and unknown components, whatever they hold', () => {
    const other = ['VTODO', 'VJOURNAL', 'VFREEBUSY', 'X-THING'].flatMap((name) => [
      `BEGIN:${name}`,
      'UID:not me',
      'BEGIN:VALARM',
      'END:VALARM',
      `END:${name}`,
    ]);
    expect(ids(readCalendar(calendar(...other, ...event('1'))))).toEqual(['1']);
  });

  it('goes on after an event that was not closed, and after one that cannot be read', () => {
    const open = event('1').slice(0, -1);
    const { events, withheld } = readCalendar(
      calendar(...open, ...event('2'), ...event('3', 'RDATE:x'), ...event('4')),
    );
    expect(events.map((source) => source.event.id)).toEqual(['1', '2', '4']);
    expect(withheld.map(({ id, problem }) => [id, problem.code])).toEqual([['3', 'bad-recurrence-date']]);
  });

  it('does not take the UID of an alarm for the event’s', () => {
    const alarm = ['BEGIN:VALARM', 'UID:alarm', 'TRIGGER:-PT5M', 'END:VALARM'];
    const lines = ['BEGIN:VEVENT', ...alarm, 'DTSTART:20260302', 'UID:1', 'END:VEVENT'];
    expect(ids(readCalendar(calendar(...lines)))).toEqual(['1']);
  });

  it('says what it is called, its colour, its zone and how often to come', () => {
    const header = [
      'X-WR-CALNAME:Team\\, rota',
      'X-WR-TIMEZONE:Europe/Berlin',
      'X-APPLE-CALENDAR-COLOR:#FF2968FF',
      'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
      'X-PUBLISHED-TTL:PT1H',
      'METHOD:PUBLISH',
    ];
    expect(readCalendar(calendar(...header))).toEqual({
      name: 'Team, rota',
      color: '#ff2968',
      timeZone: 'Europe/Berlin',
      refreshSeconds: 43_200,
      method: 'PUBLISH',
      events: [],
      withheld: [],
    });
  });
});

describe('events of one UID', () => {
  it('are one series with its overrides', () => {
    const { events } = readCalendar(
      calendar(
        ...event('1', 'RRULE:FREQ=DAILY'),
        ...event('1', 'RECURRENCE-ID;RANGE=THISANDFUTURE:20260304T090000Z', 'SUMMARY:Moved'),
      ),
    );
    expect(events).toHaveLength(1);
    expect(events[0]?.event.overrides).toMatchObject([
      { recurrenceId: { instant: '2026-03-04T09:00:00Z' }, thisAndFuture: true, summary: 'Moved' },
    ]);
  });

  it('are detached instances where the series is not there', () => {
    const { events } = readCalendar(
      calendar(...event('1', 'RECURRENCE-ID:20260304T090000Z'), ...event('1', 'RECURRENCE-ID;VALUE=DATE:20260305')),
    );
    expect(events.map((source) => [source.event.id, source.event.recurrenceId])).toEqual([
      ['1/20260304T090000Z', { kind: 'instant', instant: '2026-03-04T09:00:00Z' }],
      ['1/20260305', { kind: 'date', date: '2026-03-05' }],
    ]);
  });

  it.each([
    ['the higher SEQUENCE', ['SEQUENCE:2', 'SUMMARY:new'], ['SEQUENCE:1', 'SUMMARY:old']],
    ['the higher SEQUENCE that is a time', ['SEQUENCE:1799000001', 'SUMMARY:new'], ['SEQUENCE:999', 'SUMMARY:old']],
    ['the later DTSTAMP', ['DTSTAMP:20260102T000000Z', 'SUMMARY:new'], ['DTSTAMP:20260101T000000Z', 'SUMMARY:old']],
    ['the last', ['SUMMARY:old'], ['SUMMARY:new']],
  ])('count once, by %s', (_, first, second) => {
    for (const id of [[], ['RECURRENCE-ID:20260304T090000Z']]) {
      const { events } = readCalendar(calendar(...event('1', ...id, ...first), ...event('1', ...id, ...second)));
      expect(events.map((source) => source.event.summary)).toEqual(['new']);
    }
  });

  it('get a stable UID where they have none', () => {
    const text = calendar(
      'BEGIN:VEVENT',
      'DTSTART:20260302',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'DTSTART:20260303',
      'END:VEVENT',
    );
    const found = ids(readCalendar(text));
    expect(new Set(found).size).toBe(2);
    expect(ids(readCalendar(text))).toEqual(found);
  });
});

describe('revisions', () => {
  const zone = (offset: string): string[] => [
    ...['BEGIN:VTIMEZONE', 'TZID:Own', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', `TZOFFSETFROM:${offset}`],
    ...[`TZOFFSETTO:${offset}`, 'END:STANDARD', 'END:VTIMEZONE'],
  ];
  const revisions = (text: string): string[] => splitCalendar(text).groups.map(({ revision }) => revision);

  it('change with the event, its overrides and the zones that it names, and with nothing else', () => {
    const before = revisions(calendar(...zone('+0100'), ...event('1'), ...event('2', 'X-A;TZID=Own:1')));
    const text = revisions(calendar(...zone('+0100'), ...event('1', 'SUMMARY:x'), ...event('2', 'X-A;TZID=Own:1')));
    const offset = revisions(calendar(...zone('+0200'), ...event('1'), ...event('2', 'X-A;TZID=Own:1')));
    expect([text[0] === before[0], text[1] === before[1]]).toEqual([false, true]);
    expect([offset[0] === before[0], offset[1] === before[1]]).toEqual([true, false]);
  });

  it('do not change with DTSTAMP, which some sources write anew for each request', () => {
    const stamped = (stamp: string): string => calendar(...event('1', `DTSTAMP:${stamp}`));
    expect(revisions(stamped('20260101T000000Z'))).toEqual(revisions(stamped('20260102T000000Z')));
  });

  it('let only the changed events be read', () => {
    const parts = splitCalendar(calendar(...event('1'), ...event('2'), ...event('3', 'RDATE:x')));
    const { events, withheld } = readParts(parts, { only: new Set(['2']) });
    expect([events.length, withheld.length, events[0]?.event.id]).toEqual([1, 0, '2']);
  });
});
