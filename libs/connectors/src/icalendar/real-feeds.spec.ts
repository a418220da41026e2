import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CalendarEvent, instancesOf, instantOf } from '@calmirror/core';
import ICAL from 'ical.js';
import { CalendarFault } from './calendar-fault.js';
import { type CalendarReading, readCalendar } from './read-calendar.js';

/** Feeds of many programs, kept beside the repository; there is nothing to check in a clone without them. */
const FOLDER = join(__dirname, '../../../../../shared/data/ics');
const files = existsSync(FOLDER) ? globSync('**/*.ics', { cwd: FOLDER }).sort() : [];

function read(file: string): CalendarReading | CalendarFault {
  try {
    return readCalendar(readFileSync(join(FOLDER, file), 'utf8'));
  } catch (error) {
    if (error instanceof CalendarFault) return error;
    throw error;
  }
}

/** Three years from the event's own. */
function windowOf(event: CalendarEvent): { from: string; to: string } {
  const year = Number((instantOf(event.start, event.zones) ?? '2000').slice(0, 4));
  return { from: `${String(year).padStart(4, '0')}-01-01T00:00:00Z`, to: `${year + 3}-01-01T00:00:00Z` };
}

/** Starts of a series without zone and overrides, where ical.js has nothing to guess; null for all others. */
function startsByIcalJs(text: string, event: CalendarEvent): string[] | null {
  const { start, recurrence, overrides } = event;
  if (!recurrence || overrides.length > 0 || recurrence.dates.length > 0 || recurrence.rules.length !== 1) return null;
  if (start.kind !== 'date' && start.kind !== 'instant') return null;
  // 29 February is passed on to 1 March there.
  if (start.kind === 'date' && start.date.endsWith('-02-29')) return null;
  const iterator = iteratorOf(text, event.uid);
  if (!iterator) return null;
  const starts: string[] = [];
  for (let next = iterator.next() as ICAL.Time | null; next; next = iterator.next() as ICAL.Time | null) {
    if (next.toString() >= windowOf(event).to.slice(0, 10)) break;
    starts.push(next.toString());
  }
  return starts;
}

/** Null where ical.js cannot read the file or the event; it does not take a date without VALUE=DATE. */
function iteratorOf(text: string, uid: string): ReturnType<ICAL.Event['iterator']> | null {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const events = calendar.getAllSubcomponents('vevent').filter((event) => event.getFirstPropertyValue('uid') === uid);
    return events[0] && events.length === 1 ? new ICAL.Event(events[0], { exceptions: [] }).iterator() : null;
  } catch {
    return null;
  }
}

const whenThere = files.length > 0 ? describe : describe.skip;

whenThere(`${files.length} feeds of other programs`, () => {
  it('are read or refused with a reason, each event shown or withheld with a reason', () => {
    let shown = 0;
    for (const file of files) {
      const reading = read(file);
      if (reading instanceof CalendarFault) {
        expect(reading.message).not.toBe('');
        continue;
      }
      for (const { problem } of reading.withheld) expect(problem.message).not.toBe('');
      for (const { event } of reading.events) {
        const { instances, problem } = instancesOf(event, windowOf(event));
        expect(problem === null || instances.length === 0).toBe(true);
        shown += instances.length;
      }
    }
    expect(shown).toBeGreaterThan(10_000);
  });

  it('show the days that ical.js shows', () => {
    let compared = 0;
    for (const file of files) {
      const reading = read(file);
      if (reading instanceof CalendarFault) continue;
      const text = readFileSync(join(FOLDER, file), 'utf8');
      for (const { event } of reading.events.slice(0, 40)) {
        const theirs = startsByIcalJs(text, event);
        if (!theirs || instancesOf(event, windowOf(event)).problem) continue;
        const ours = instancesOf(event, windowOf(event)).instances.map(({ start }) =>
          start.kind === 'date' ? start.date : instantOf(start),
        );
        // A start outside its own rule is left out there.
        if (ours[0] !== theirs[0]) ours.shift();
        expect([file, event.uid, ours]).toEqual([file, event.uid, theirs]);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(100);
  });
});
