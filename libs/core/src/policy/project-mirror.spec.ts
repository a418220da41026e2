import { anEvent, anOverride, aSeries, inBerlin, sha256 } from '@calmirror/testkit';
import type { CalendarEvent } from '../event/calendar-event.js';
import type { PolicySettings } from './policy.js';
import { projectMirror } from './project-mirror.js';
import { resolvePolicy } from './resolve-policy.js';

const owner = { installationId: 'installation', pairId: 'pair' };
const names = { source: 'Private', pair: 'Private → Work' };

function mirrorOf(event: CalendarEvent, settings: PolicySettings): CalendarEvent {
  return projectMirror(event, resolvePolicy(settings), names, owner, sha256).event;
}

const dinner = anEvent({
  summary: 'Dinner with Ann',
  description: 'Bring wine',
  location: 'Oak Street 1\nBerlin',
  geo: { latitude: 52.5, longitude: 13.4 },
  url: 'https://example.org/dinner',
  conference: 'https://meet.example.org/abc',
  categories: ['Friends', 'Friends', 'Food'],
  color: 'teal',
  status: 'tentative',
  transparency: 'transparent',
  class: 'confidential',
  organizer: { name: 'Ann Lee', email: 'ann@example.org' },
  attendees: [
    { name: null, email: 'bob@example.org', answer: 'accepted', role: 'required', kind: 'individual' },
    { name: 'Cy', email: null, answer: 'declined', role: 'optional', kind: 'individual' },
  ],
  myAnswer: 'accepted',
  reminders: [{ minutesBefore: 30 }],
  sequence: 4,
});

describe('the presets', () => {
  it('busy: the word, the time, private, and nothing else', () => {
    expect(mirrorOf(dinner, { preset: 'busy' })).toMatchObject({
      summary: 'Busy',
      description: null,
      location: null,
      geo: null,
      url: null,
      conference: null,
      categories: [],
      color: null,
      status: 'confirmed',
      class: 'private',
      transparency: 'transparent',
      reminders: [],
      start: dinner.start,
      end: dinner.end,
    });
  });

  it('title: the summary and no other field', () => {
    const mirror = mirrorOf(dinner, { preset: 'title' });
    expect(mirror).toMatchObject({
      summary: 'Dinner with Ann',
      description: null,
      location: null,
      class: 'confidential',
    });
  });

  it('full: all fields, people as lines of text beneath the description', () => {
    expect(mirrorOf(dinner, { preset: 'full' })).toMatchObject({
      summary: 'Dinner with Ann',
      description: 'Bring wine\n\nOrganizer: Ann Lee <ann@example.org>\n\nAttendees:\n- bob@example.org\n- Cy',
      location: 'Oak Street 1\nBerlin',
      geo: { latitude: 52.5, longitude: 13.4 },
      url: 'https://example.org/dinner',
      conference: 'https://meet.example.org/abc',
      categories: ['Friends', 'Food'],
      color: 'teal',
      status: 'tentative',
      organizer: null,
      attendees: [],
      reminders: [],
    });
  });

  it('custom: a field that is not named is dropped', () => {
    const mirror = mirrorOf(dinner, { preset: 'custom', fields: { location: { rule: 'copy' } } });
    expect(mirror).toMatchObject({ summary: null, location: 'Oak Street 1\nBerlin', description: null });
  });
});

describe('templates', () => {
  const titled = (template: string, event = dinner): string | null =>
    mirrorOf(event, { preset: 'custom', fields: { summary: { rule: 'replace', template } } }).summary;

  it('name the pair and the event', () => {
    expect(titled('[{source}] {summary} ({categories}, {organizer})')).toBe(
      '[Private] Dinner with Ann (Friends, Food, Ann Lee <ann@example.org>)',
    );
  });

  it('do not fill in what the event itself writes in braces', () => {
    expect(titled('{summary}', anEvent({ summary: 'See {location}', location: 'Home' }))).toBe('See {location}');
  });

  it('leave no field at all where nothing is left', () => {
    expect(titled(' {summary} ', anEvent({ summary: null }))).toBeNull();
  });
});

describe('reminders, visibility and transparency', () => {
  it('writes fixed reminders once each, whatever the event has', () => {
    const settings = { preset: 'busy', reminders: { kind: 'fixed', minutesBefore: [15, 5, 15] } } as const;
    expect(mirrorOf(dinner, settings).reminders).toEqual([{ minutesBefore: 5 }, { minutesBefore: 15 }]);
  });

  it.each([
    ['keep', 'confidential'],
    ['public', 'public'],
    ['private', 'private'],
  ] as const)('visibility %s makes a confidential event %s', (visibility, expected) => {
    expect(mirrorOf(dinner, { preset: 'full', visibility }).class).toBe(expected);
  });

  it.each([
    ['needs-action', 'transparent'],
    ['accepted', 'opaque'],
    ['tentative', 'opaque'],
    ['delegated', 'transparent'],
  ] as const)('by answer: %s is %s, whatever the event says', (myAnswer, expected) => {
    for (const transparency of ['opaque', 'transparent'] as const) {
      const event = anEvent({ myAnswer, transparency });
      expect(mirrorOf(event, { preset: 'busy', transparency: 'by-answer' }).transparency).toBe(expected);
    }
  });

  it('by answer: what is no invitation keeps its own', () => {
    const event = anEvent({ myAnswer: null, transparency: 'transparent' });
    expect(mirrorOf(event, { preset: 'busy', transparency: 'by-answer' }).transparency).toBe('transparent');
  });
});

describe('series', () => {
  it('projects each override by the same rules', () => {
    const override = anOverride('2026-03-04T10:00:00', { summary: 'Secret', location: 'Vault' });
    const [mirrored] = mirrorOf(aSeries({}, { overrides: [override] }), { preset: 'busy' }).overrides;
    expect(mirrored).toMatchObject({ summary: 'Busy', location: null, recurrenceId: inBerlin('2026-03-04T10:00:00') });
  });

  it('keeps the rule, its case and blanks mended and foreign parts left out', () => {
    const series = aSeries({ rules: ['RRULE: freq=weekly;byday=mo,we; X-OWNER=ann'] });
    expect(mirrorOf(series, { preset: 'busy' }).recurrence?.rules).toEqual(['FREQ=WEEKLY;BYDAY=MO,WE']);
  });

  it('keeps zones that only the file defines, under a name that says nothing', () => {
    const observance = {
      daylight: false,
      start: '1970-01-01T00:00:00',
      offsetFrom: 0,
      offsetTo: 3600,
      rule: null,
      dates: [],
      name: 'ANN',
    };
    const time = { kind: 'zoned', wall: '2026-03-02T10:00:00', zone: "Ann's clock" } as const;
    const mirror = mirrorOf(
      anEvent({ start: time, end: time, zones: [{ id: "Ann's clock", observances: [observance] }] }),
      {
        preset: 'full',
      },
    );
    expect(mirror.start).toEqual({ ...time, zone: 'zone-1' });
    expect(mirror.zones).toEqual([{ id: 'zone-1', observances: [{ ...observance, name: null }] }]);
  });

  it('writes a detached instance as an event of its own', () => {
    const detached = anEvent({ id: 'series/2026', uid: 'series', recurrenceId: inBerlin('2026-03-02T10:00:00') });
    expect(mirrorOf(detached, { preset: 'full' })).toMatchObject({ recurrenceId: null, recurrence: null });
  });
});
