import { BLANK_DETAILS, type CalendarEvent, type Filter, type PolicySettings } from '@calmirror/core';
import { anEvent } from '../../../test/an-event';
import { type PreviewRow, previewRows } from './preview-rows';

const NOW = Date.parse('2026-03-02T08:00:00Z');
const at = (wall: string) => ({ kind: 'zoned', wall, zone: 'Europe/Berlin' }) as const;

function rows(
  events: readonly CalendarEvent[],
  { policy = { preset: 'title' }, filters = [] }: { policy?: PolicySettings; filters?: readonly Filter[] } = {},
): readonly PreviewRow[] {
  const window = { pastDays: 30, futureDays: 365 };
  const names = { source: 'Private', pair: 'Private → Work' };
  return previewRows({ events, policy, filters, names, window, timeZone: 'Europe/Berlin' }, NOW);
}

const daily = anEvent(0, {
  summary: 'Standup',
  start: at('2026-03-02T09:30:00'),
  end: at('2026-03-02T09:45:00'),
  recurrence: { rules: ['FREQ=DAILY'], exceptionRules: [], dates: [], exclusions: [] },
});
const dentist = anEvent(0, {
  id: 'dentist',
  summary: 'Dentist',
  location: 'High Street 1',
  start: at('2026-03-02T15:00:00'),
  end: at('2026-03-02T16:00:00'),
});

it('shows what the policy lets through beside what the source says', () => {
  expect(rows([dentist])).toMatchObject([
    { from: Date.parse('2026-03-02T14:00:00Z'), yours: { location: 'High Street 1' }, reason: null },
  ]);
  expect(rows([dentist])[0]?.others).toMatchObject({ summary: 'Dentist', location: null, attendees: [] });
  expect(rows([dentist], { policy: { preset: 'busy' } })[0]?.others).toMatchObject({
    summary: 'Busy',
    class: 'private',
  });
});

it('shows the next few occurrences of a series among the other events, in order', () => {
  const found = rows([dentist, daily]);
  expect(found.map(({ yours, repeats }) => [yours.summary, repeats])).toEqual([
    ['Standup', true],
    ['Dentist', false],
    ['Standup', true],
    ['Standup', true],
  ]);
});

it('tells why an event is kept out', () => {
  const found = rows([{ ...dentist, transparency: 'transparent' }], { filters: [{ kind: 'free' }] });
  expect(found).toMatchObject([{ others: null, reason: 'free' }]);
});

it('tells why one occurrence of a series that goes is kept out', () => {
  const declined = {
    ...BLANK_DETAILS,
    summary: 'Standup',
    myAnswer: 'declined',
    start: at('2026-03-03T09:30:00'),
    end: at('2026-03-03T09:45:00'),
    duration: null,
    recurrenceId: at('2026-03-03T09:30:00'),
    thisAndFuture: false,
  } as const;
  const found = rows([{ ...daily, overrides: [declined] }], { filters: [{ kind: 'declined' }] });
  expect(found.map(({ reason }) => reason)).toEqual([null, 'declined', null]);
});

it('tells for a series whose instances differ by the hours of the day', () => {
  const hours = { kind: 'hours', timeZone: 'Europe/Berlin', weekdays: [1, 3], from: '09:00', to: '10:00' } as const;
  expect(rows([daily], { filters: [hours] }).map(({ reason }) => reason)).toEqual([null, 'hours', null]);
});

it('counts whole days in the zone of the calendar', () => {
  const holiday = anEvent(0, {
    start: { kind: 'date', date: '2026-03-05' },
    end: { kind: 'date', date: '2026-03-06' },
  });
  expect(rows([holiday])).toMatchObject([{ allDay: true, from: Date.parse('2026-03-04T23:00:00Z'), reason: null }]);
});

it('shows an event that cannot be understood as one that does not go', () => {
  const broken = { ...daily, recurrence: { rules: ['FREQ=NEVER'], exceptionRules: [], dates: [], exclusions: [] } };
  expect(rows([broken])).toMatchObject([{ reason: 'unreadable', others: null }]);
});

it('shows nothing of what is over', () => {
  expect(rows([{ ...dentist, start: at('2026-03-01T15:00:00'), end: at('2026-03-01T16:00:00') }])).toEqual([]);
});
