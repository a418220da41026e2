import type { CalendarEvent } from '@calmirror/core';
import { readCalendar } from './read-calendar.js';

function read(...lines: string[]): CalendarEvent {
  const event = ['BEGIN:VEVENT', 'UID:1', 'DTSTART:20260302T090000Z', 'DTEND:20260302T100000Z', ...lines, 'END:VEVENT'];
  const text = ['BEGIN:VCALENDAR', ...event, 'END:VCALENDAR', ''].join('\r\n');
  return readCalendar(text, { address: 'Me@Example.org' }).events[0]?.event as CalendarEvent;
}

describe('texts', () => {
  it.each([
    ['escapes', 'SUMMARY:a\\, b\\; c\\\\ d\\ne\\Nf', 'a, b; c\\ d\ne\nf'],
    ['a backslash before anything else', 'SUMMARY:C:\\temp', 'C:\\temp'],
    [
      'quotes beside a zone’s name',
      'SUMMARY:set TZID=Europe/Berlin in "settings"',
      'set TZID=Europe/Berlin in "settings"',
    ],
    ['parameters with colons and semicolons', 'SUMMARY;ALTREP="cid:a;b@x":text: more', 'text: more'],
    ['parameters that are empty or broken', 'SUMMARY;LANGUAGE=;X:text', 'text'],
    ['separators of Unicode', 'SUMMARY:a\u2028b', 'a\nb'],
    ['control characters', 'SUMMARY:a\u0000\u0007b', 'ab'],
    ['emoji over a fold', 'SUMMARY:\ud83d\udc69\u200d\r\n \ud83d\ude80', '\ud83d\udc69\u200d\ud83d\ude80'],
    ['blanks alone', 'SUMMARY:  ', null],
  ])('are read with %s', (_, line, summary) => {
    expect(read(line).summary).toBe(summary);
  });

  it.each([
    ['<p>Hello <b>you</b></p><p>Bye</p>', 'Hello you\n\nBye'],
    ['first<br>second &amp; third', 'first\nsecond & third'],
    ['see <a href="https://x.test/a">the plan</a>', 'see the plan [https://x.test/a]'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['write to <me@example.org>', 'write to <me@example.org>'],
    ['<script>alert(1)</script><p>x</p>', 'x'],
  ])('of a description lose their HTML: %s', (html, text) => {
    expect(read(`DESCRIPTION:${html.replaceAll(',', '\\,')}`).description).toBe(text);
  });

  it('survive HTML that is nested without end', () => {
    expect(read(`DESCRIPTION:${'<div>'.repeat(100_000)}`).description?.length ?? 0).toBeLessThan(10);
  });

  it('come from X-ALT-DESC where there is no DESCRIPTION', () => {
    expect(read('X-ALT-DESC;FMTTYPE=text/html:<html><body><p>Hi</p></body></html>').description).toBe('Hi');
  });
});

describe('details', () => {
  it('are all read', () => {
    const event = read(
      'LOCATION:Room 1',
      'GEO:52.5;13.4',
      'URL:https://x.test/?a=1,2',
      'CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://meet.test/x',
      'CATEGORIES:a\\,b,c',
      'CATEGORIES:c,d',
      'COLOR:turquoise',
      'SEQUENCE:7',
      'CREATED:20260101T000000Z',
      'LAST-MODIFIED:20260102T000000Z',
      'X-CALMIRROR-MARKER:v1.abc',
    );
    expect(event).toMatchObject({
      location: 'Room 1',
      geo: { latitude: 52.5, longitude: 13.4 },
      url: 'https://x.test/?a=1,2',
      conference: 'https://meet.test/x',
      categories: ['a,b', 'c', 'd'],
      color: 'turquoise',
      sequence: 7,
      created: '2026-01-01T00:00:00Z',
      lastModified: '2026-01-02T00:00:00Z',
      marker: 'v1.abc',
    });
  });

  it('that make no sense are left out and cost nothing', () => {
    const event = read('GEO:north', 'SEQUENCE:-1', 'CREATED:once', 'PRIORITY:high', 'COLOR:', 'X-__proto__:1');
    expect(event).toMatchObject({ geo: null, sequence: 0, created: null, color: null });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each([
    [[], 'confirmed', 'opaque', 'default'],
    [['STATUS:cancelled'], 'cancelled', 'opaque', 'default'],
    [['TRANSP:TRANSPARENT'], 'confirmed', 'transparent', 'default'],
    [['X-MICROSOFT-CDO-BUSYSTATUS:FREE'], 'confirmed', 'transparent', 'default'],
    [['X-MICROSOFT-CDO-BUSYSTATUS:FREE', 'TRANSP:OPAQUE'], 'confirmed', 'opaque', 'default'],
    [['X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE'], 'tentative', 'opaque', 'default'],
    [['X-MICROSOFT-CDO-BUSYSTATUS:OOF'], 'confirmed', 'opaque', 'out-of-office'],
    [['X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE'], 'confirmed', 'opaque', 'working-location'],
  ])('say how time is taken: %j', (lines, status, transparency, type) => {
    expect(read(...lines)).toMatchObject({ status, transparency, type });
  });

  it.each([
    ['PUBLIC', 'public'],
    ['CONFIDENTIAL', 'confidential'],
    ['PRIVATE', 'private'],
    ['X-SECRET', 'private'],
  ])('CLASS:%s counts as %s', (value, expected) => {
    expect(read(`CLASS:${value}`).class).toBe(expected);
  });

  it('hold the people, and my own answer among theirs', () => {
    const event = read(
      'ORGANIZER;CN="Doe, Jane":MAILTO:Jane@Example.org',
      'ATTENDEE;PARTSTAT=ACCEPTED;ROLE=CHAIR;CN=Jane:mailto:jane@example.org',
      'ATTENDEE;PARTSTAT=DECLINED;ROLE=OPT-PARTICIPANT;CUTYPE=ROOM:mailto:ME@example.org',
      'ATTENDEE;EMAIL=cal@example.org:urn:uuid:1',
    );
    expect(event.organizer).toEqual({ name: 'Doe, Jane', email: 'jane@example.org' });
    expect(event.attendees.map(({ email, answer, role, kind }) => [email, answer, role, kind])).toEqual([
      ['jane@example.org', 'accepted', 'chair', 'individual'],
      ['me@example.org', 'declined', 'optional', 'room'],
      ['cal@example.org', 'needs-action', 'required', 'individual'],
    ]);
    expect(event.myAnswer).toBe('declined');
  });

  it('hold reminders before start and end, and none at fixed moments', () => {
    const alarm = (trigger: string): string[] => ['BEGIN:VALARM', `TRIGGER${trigger}`, 'END:VALARM'];
    const event = read(
      ...alarm(':-PT15M'),
      ...alarm(':P1D'),
      ...alarm(';RELATED=END:-PT30M'),
      ...alarm(';VALUE=DATE-TIME:20260302T080000Z'),
    );
    expect(event.reminders.map(({ minutesBefore }) => minutesBefore)).toEqual([15, -1_440, -30]);
  });

  it('hold all rules, dates, periods and exclusions, raw or as times', () => {
    const { recurrence } = read(
      'RRULE:FREQ=DAILY;COUNT=2',
      'RRULE:FREQ=WEEKLY',
      'EXRULE:FREQ=MONTHLY',
      'RDATE;VALUE=PERIOD:20260401T090000Z/PT2H,20260402T090000Z/20260402T093000Z',
      'EXDATE;TZID=Europe/Berlin:20260303T100000,20260304T100000',
      'EXDATE;VALUE=DATE:20260305',
    );
    const at = (instant: string): object => ({ kind: 'instant', instant });
    expect(recurrence).toEqual({
      rules: ['FREQ=DAILY;COUNT=2', 'FREQ=WEEKLY'],
      exceptionRules: ['FREQ=MONTHLY'],
      dates: [
        { start: at('2026-04-01T09:00:00Z'), end: null, duration: 'PT2H' },
        { start: at('2026-04-02T09:00:00Z'), end: at('2026-04-02T09:30:00Z'), duration: null },
      ],
      exclusions: [
        { kind: 'zoned', wall: '2026-03-03T10:00:00', zone: 'Europe/Berlin' },
        { kind: 'zoned', wall: '2026-03-04T10:00:00', zone: 'Europe/Berlin' },
        { kind: 'date', date: '2026-03-05' },
      ],
    });
  });
});
