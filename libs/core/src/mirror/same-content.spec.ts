import {
  anEvent,
  anOverride,
  arbitrarySeries,
  aSeries,
  atInstant,
  floatingAt,
  inBerlin,
  onDate,
} from '@calmirror/testkit';
import fc from 'fast-check';
import type { CalendarEvent } from '../event/calendar-event.js';
import { hasSameContent } from './same-content.js';

const written = anEvent({
  summary: 'Planning',
  description: 'One\nTwo',
  categories: ['Work', 'Team'],
  color: 'Navy',
  geo: { latitude: 52.52, longitude: 13.377 },
  url: 'https://a.test/',
});
const series = aSeries(
  {
    rules: ['FREQ=WEEKLY;BYDAY=MO,WE'],
    exclusions: [inBerlin('2026-03-04T10:00:00'), inBerlin('2026-03-09T10:00:00')],
  },
  { overrides: [anOverride('2026-03-11T10:00:00'), anOverride('2026-03-16T10:00:00', { summary: 'Moved' })] },
);

const standing = (differing: Partial<CalendarEvent>): boolean => hasSameContent(written, { ...written, ...differing });
const standingSeries = (differing: Partial<CalendarEvent>): boolean =>
  hasSameContent(series, { ...series, ...differing });
const repeating = (differing: Partial<CalendarEvent['recurrence']>): boolean =>
  standingSeries({ recurrence: { ...series.recurrence, ...differing } });

describe('what a server makes of an event', () => {
  it.each<[string, Partial<CalendarEvent>]>([
    ['other line ends and a line end more', { description: 'One\r\nTwo\r\n' }],
    ['categories in another order', { categories: ['Team', 'Work'] }],
    ['a colour in other letters', { color: 'navy' }],
    ['places, links, categories and colour dropped', { geo: null, url: null, categories: [], color: null }],
    ['a link where none was written', { conference: 'https://b.test/' }],
    [
      'stamps and a sequence of its own',
      { sequence: 4, created: '2026-01-01T00:00:00Z', lastModified: '2026-01-02T00:00:00Z' },
    ],
    ['an id of its own', { id: 'x', uid: 'x' }],
    ['a reminder that its reader set', { reminders: [{ minutesBefore: 5 }] }],
    [
      'the same moment on another clock',
      { start: inBerlin('2026-03-02T10:00:00'), end: inBerlin('2026-03-02T11:00:00') },
    ],
    ['a duration for an end', { duration: 'PT1H' }],
    ['a repetition that says nothing', { recurrence: { rules: [], exceptionRules: [], dates: [], exclusions: [] } }],
  ])('is the same with %s', (_, differing) => expect(standing(differing)).toBe(true));

  it.each<[string, Partial<CalendarEvent>]>([
    ['another title', { summary: 'Lunch' }],
    ['no title', { summary: null }],
    ['a description that was not written', { description: 'One\nTwo\nThree' }],
    ['a place that was not written', { location: 'Room 1' }],
    ['another link', { url: 'https://c.test/' }],
    ['one category more', { categories: ['Work', 'Team', 'Mine'] }],
    ['another start', { start: atInstant('2026-03-02T09:30:00Z') }],
    ['another end', { end: atInstant('2026-03-02T10:30:00Z') }],
    ['a whole day', { start: onDate('2026-03-02'), end: onDate('2026-03-03') }],
    ['a floating time', { start: floatingAt('2026-03-02T09:00:00') }],
    ['time that is free', { transparency: 'transparent' }],
    ['a cancellation', { status: 'cancelled' }],
    ['another class', { class: 'private' }],
    ['a repetition', { recurrence: series.recurrence }],
  ])('is another with %s', (_, differing) => expect(standing(differing)).toBe(false));
});

describe('what a server makes of a series', () => {
  it.each<[string, () => boolean]>([
    ['a rule spelt otherwise', () => repeating({ rules: ['BYDAY=WE,MO;INTERVAL=1;FREQ=WEEKLY;WKST=MO'] })],
    ['exclusions in another order', () => repeating({ exclusions: series.recurrence.exclusions.toReversed() })],
    [
      'an exclusion in UTC',
      () => repeating({ exclusions: [atInstant('2026-03-04T09:00:00Z'), inBerlin('2026-03-09T10:00:00')] }),
    ],
    ['overrides in another order', () => standingSeries({ overrides: series.overrides.toReversed() })],
    [
      'a clock of another name that shows the same',
      () => standingSeries({ start: { kind: 'zoned', wall: '2026-03-02T10:00:00', zone: 'Europe/Paris' } }),
    ],
  ])('is the same with %s', (_, same) => expect(same()).toBe(true));

  it.each<[string, () => boolean]>([
    ['another rule', () => repeating({ rules: ['FREQ=WEEKLY;BYDAY=MO'] })],
    [
      'an exclusion more',
      () => repeating({ exclusions: [...series.recurrence.exclusions, inBerlin('2026-03-18T10:00:00')] }),
    ],
    ['no repetition', () => standingSeries({ recurrence: null })],
    ['an override less', () => standingSeries({ overrides: series.overrides.slice(1) })],
    [
      'an override that was moved',
      () =>
        standingSeries({
          overrides: [
            anOverride('2026-03-11T10:00:00', { start: inBerlin('2026-03-11T12:00:00') }),
            ...series.overrides.slice(1),
          ],
        }),
    ],
    [
      'an override of another day',
      () => standingSeries({ overrides: [anOverride('2026-03-18T10:00:00'), ...series.overrides.slice(1)] }),
    ],
    [
      'a clock that goes otherwise in summer',
      () => standingSeries({ start: atInstant('2026-03-02T09:00:00Z'), end: atInstant('2026-03-02T10:00:00Z') }),
    ],
  ])('is another with %s', (_, same) => expect(same()).toBe(false));

  it('is the same as itself, whatever it holds', () => {
    fc.assert(
      fc.property(arbitrarySeries(), (event) => expect(hasSameContent(event, structuredClone(event))).toBe(true)),
    );
  });
});
