import { type CalendarEvent, hasSameContent, instancesOf, instantOf } from '@calmirror/core';
import { anEvent, arbitraryDetails, arbitrarySeries, inBerlin, onDate } from '@calmirror/testkit';
import fc from 'fast-check';
import { keptByGoogle } from './keeps.js';
import { mirrorParts } from './mirror-parts.js';
import { takesSeries } from './takes-series.js';

const year = { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' };
const series = arbitrarySeries().filter(takesSeries);

/** Starts and ends of all instances, and whether each is changed by itself. */
const seen = (event: CalendarEvent): unknown[] =>
  instancesOf(event, year, { by: 'overlap' }).instances.map(({ start, end, override }) => [
    instantOf(start),
    instantOf(end),
    (override ?? event).summary?.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim() ?? '',
  ]);

/** What Google keeps as it is. */
const plain = (event: CalendarEvent): CalendarEvent => ({
  ...event,
  conference: null,
  color: null,
  categories: [],
  class: event.class === 'confidential' ? 'private' : event.class,
  status: event.status === 'cancelled' ? 'tentative' : event.status,
});

describe('a mirror, written to Google and read back', () => {
  it('has its instances when and as long as they were', () => {
    fc.assert(
      fc.property(series, (event) => expect(seen(keptByGoogle(event))).toEqual(seen(event))),
      { numRuns: 60 },
    );
  });

  it('says the same, however often it goes there and back', () => {
    fc.assert(
      fc.property(series, (event) => {
        const kept = keptByGoogle(event);
        expect(hasSameContent(kept, keptByGoogle(kept))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('says all that Google has a place for', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(arbitraryDetails(text), fc.boolean(), (details, isDay) => {
        const days = { start: onDate('2026-03-02'), end: onDate('2026-03-04') };
        const times = { start: inBerlin('2026-03-02T10:00:00'), end: inBerlin('2026-03-02T11:30:00') };
        const event = plain(anEvent({ ...details, ...(isDay ? days : times) }));
        expect(hasSameContent(event, keptByGoogle(event))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('names nobody and has no meeting of its own', () => {
    const secret = fc.constant('anna@secret.test');
    fc.assert(
      fc.property(arbitraryDetails(secret), (details) => {
        const event = anEvent({ ...details, summary: null, description: null, location: null, conference: null });
        const { master } = mirrorParts({ event, marker: 'm' });
        expect(JSON.stringify(master)).not.toMatch(/secret|attendees|organizer|conferenceData|guests/);
        expect(master.reminders?.useDefault).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});
