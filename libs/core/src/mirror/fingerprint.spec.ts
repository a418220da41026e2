import { anEvent, anOverride, aSeries, inBerlin, onDate, sha256 } from '@calmirror/testkit';
import type { CalendarEvent } from '../event/calendar-event.js';
import { fingerprintOf } from './fingerprint.js';

const series = aSeries({}, { overrides: [anOverride('2026-03-04T10:00:00')] });
const [override] = series.overrides;
const fingerprint = fingerprintOf(series, sha256);

function reversed<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).reverse()) as T;
}

describe('fingerprintOf', () => {
  it('begins with its version', () => {
    expect(fingerprint).toMatch(/^1:[0-9a-f]{64}$/);
  });

  it('does not depend on the order in which an object was built, nor on a way through JSON', () => {
    expect(fingerprintOf(reversed(series), sha256)).toBe(fingerprint);
    expect(fingerprintOf(JSON.parse(JSON.stringify(series)) as CalendarEvent, sha256)).toBe(fingerprint);
  });

  it.each<[string, Partial<CalendarEvent>]>([
    ['summary', { summary: 'Other' }],
    ['no summary', { summary: null }],
    ['description', { description: 'x' }],
    ['location', { location: 'x' }],
    ['geo', { geo: { latitude: 1, longitude: 2 } }],
    ['url', { url: 'x' }],
    ['conference', { conference: 'x' }],
    ['categories', { categories: ['x'] }],
    ['color', { color: 'teal' }],
    ['status', { status: 'tentative' }],
    ['transparency', { transparency: 'transparent' }],
    ['class', { class: 'private' }],
    ['reminders', { reminders: [{ minutesBefore: 5 }] }],
    ['start', { start: inBerlin('2026-03-02T10:00:01') }],
    ['zone of the start', { start: { kind: 'zoned', wall: '2026-03-02T10:00:00', zone: 'Europe/Paris' } }],
    ['kind of the start', { start: { kind: 'floating', wall: '2026-03-02T10:00:00' } }],
    ['end', { end: onDate('2026-03-02') }],
    ['duration', { duration: 'PT1H' }],
    ['rule', { recurrence: { ...series.recurrence, rules: ['FREQ=WEEKLY'] } }],
    ['rule as exception', { recurrence: { ...series.recurrence, rules: [], exceptionRules: ['FREQ=DAILY'] } }],
    [
      'date',
      { recurrence: { ...series.recurrence, dates: [{ start: onDate('2026-03-02'), end: null, duration: null }] } },
    ],
    ['exclusion', { recurrence: { ...series.recurrence, exclusions: [onDate('2026-03-02')] } }],
    ['no recurrence', { recurrence: null }],
    ['no override', { overrides: [] }],
    ['summary of an override', { overrides: [{ ...override!, summary: 'Other' }] }],
    ['range of an override', { overrides: [{ ...override!, thisAndFuture: true }] }],
    ['original start of an override', { overrides: [{ ...override!, recurrenceId: onDate('2026-03-04') }] }],
    ['zones', { zones: [{ id: 'zone-1', observances: [] }] }],
    ['marker', { marker: 'calmirror:v1:a:b:01234' }],
    ['id', { id: 'other' }],
  ])('sees a change of %s', (_, change) => {
    expect(fingerprintOf({ ...series, ...change }, sha256)).not.toBe(fingerprint);
  });

  it.each<[string, Partial<CalendarEvent>]>([
    ['sequence', { sequence: 9 }],
    ['created', { created: '2026-01-01T00:00:00Z' }],
    ['my answer', { myAnswer: 'accepted' }],
  ])('ignores %s, which is never written', (_, change) => {
    expect(fingerprintOf({ ...series, ...change }, sha256)).toBe(fingerprint);
  });

  it('takes 10,000 events within seconds, on a busy machine too', () => {
    const events = Array.from({ length: 10_000 }, (_, index) =>
      anEvent({ id: `event-${index}`, description: 'x'.repeat(300) }),
    );
    const began = performance.now();
    for (const event of events) fingerprintOf(event, sha256);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
