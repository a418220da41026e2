import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  CalendarFault,
  capabilitiesOf,
  readCalendar,
  renderFeed,
  writeComponents,
  zonesNamedBy,
} from '@calmirror/connectors';
import { othersSee, type Seen } from './harness/others-see.js';
import type { MirroredPair } from '../../src/sync/mirrored-pair.js';
import { Wishes } from '../../src/sync/wishes.js';

/** Feeds of many programs, kept beside the repository; there is nothing to check in a clone without them. */
const FOLDER = join(__dirname, '../../../../shared/data/ics');
const files = existsSync(FOLDER) ? globSync('**/*.ics', { cwd: FOLDER }).sort() : [];
/** ical.js does not come back from adding its duration of 10^18 weeks. */
const ENDLESS_THERE = /invalid_duration\.ics$/;

const whenThere = files.length > 0 ? describe : describe.skip;

const FROM = '1990-01-01';
const LAST_YEAR = 2032;

/** Years by which rules without an end are followed beyond the last date that their feed names: ical.js takes its time. */
const FOLLOWED = 5;

const PAIR: MirroredPair = {
  id: '01a202cf-f4d3-76bb-8b62-6d3e5a749126',
  name: 'Real feeds',
  installationId: '01a202cf-f0fe-7575-98db-56de98e31e7c',
  sourceCalendarId: '',
  sourceName: 'Source',
  sourceZone: 'UTC',
  snapshotVersion: '1',
  targetCalendarId: '',
  targetExternalId: '',
  targetConnectorId: '',
  targetAccountId: '',
  targetIsRead: false,
  targetCanBeRead: false,
  targetAwaitsRead: false,
  targetVersion: '0',
  targetZone: 'UTC',
  policy: { preset: 'custom', fields: { summary: { rule: 'copy' }, status: { rule: 'copy' } } },
  filters: [],
  window: { pastDays: 0, futureDays: 1 },
  limits: { deletePercent: 30, deleteCount: 50 },
  targetEdits: 'mend',
  rulesVersion: 1,
  appliedRulesVersion: 0,
  appliedVersion: '0',
  appliedTargetVersion: '0',
  appliedWindow: null,
};

/** The published feed of all that a source text holds. */
function published(text: string): string {
  const wishes = new Wishes(
    PAIR,
    { capabilities: capabilitiesOf('published') },
    { from: `${FROM}T00:00:00Z`, to: `${LAST_YEAR}-01-01T00:00:00Z` },
  );
  const mirrors = readCalendar(text).events.flatMap(({ event }) => {
    const { wish } = wishes.consider(
      { eventId: event.id, problem: null, event },
      { mirrored: false, changed: true, copies: [], inMirrorsPlace: false },
    );
    return wish.mirror === null ? [] : [wish.mirror.event];
  });
  return renderFeed({
    name: 'Published',
    color: null,
    refreshSeconds: null,
    mirrors: mirrors.map((event) => ({
      components: writeComponents(event, '2026-01-01T00:00:00Z'),
      zones: zonesNamedBy(event),
    })),
  });
}

const attempt = <T>(act: () => T): T | null => {
  try {
    return act();
  } catch {
    return null;
  }
};

/** Files of which the two see different occurrences, and why. */
const EXPLAINED: Readonly<Record<string, string>> = {
  'EXDATE-IN-UTC.ics': 'ical.js compares wall clocks, and misses an EXDATE that is written in UTC',
  'New Years Day.ics': 'ical.js leaves a DTSTART out that its rule does not give',
  'SwedishHolidays2003-2006.ics': 'ical.js takes dates without VALUE=DATE for nothing',
  'calconnect6.ics': 'an instance that THISANDFUTURE moved',
  'calconnect7.ics': 'an override whose series is not in the file',
  'incoming.ics': 'an override whose series is not in the file',
  'issue_1231_recurrence.ics': 'an override whose series is not in the file',
  'issue_156_RDATE_with_PERIOD_TZID_khal.ics': 'ical.js passes over RDATE with PERIOD',
  'issue_156_RDATE_with_PERIOD_TZID_khal_2.ics': 'ical.js passes over RDATE with PERIOD',
  'issue_526_calendar_with_different_events.ics': 'a zone that nobody knows is withheld; ical.js reads it as floating',
  'issue_526_calendar_with_event_subset.ics': 'a zone that nobody knows',
  'issue_526_calendar_with_events.ics': 'a zone that nobody knows',
  'issue_526_calendar_with_shuffeled_events.ics': 'a zone that nobody knows',
  'issue_722_missing_VTIMEZONE_custom.ics': 'a zone that nobody knows',
  'germany_at_end_of_day_repeating.ics': 'a zone that nobody knows',
  'bad_custom_ms_tz.ics': 'a zone that nobody knows, and a negative duration',
  'bad_custom_ms_tz2.ics': 'a zone that nobody knows, and a negative duration',
  'daily-count-exdate-recurrence-id.ics': 'an end before its start',
  'duplicate-rrule-sequence.ics': 'of two versions the one with the lower SEQUENCE is not shown',
  'duplicate-uid-sequence.ics': 'of two versions the one with the lower SEQUENCE is not shown',
  'recurrence-sequence.ics': 'of two versions the one with the lower SEQUENCE is not shown',
  'tv-show-episode.ics': 'of two events with one UID the later one is shown',
  'festival-multiday-rrule.ics': 'ends before their starts, and a date where a time should be',
  'large-file-with-late-error.ics': 'days that no month has; ical.js rolls them over',
  'non-utc-until-ny.ics': 'UNTIL in the wall clock of another zone',
  'utc_negative_zero.ics': 'Etc/GMT is written as UTC',
  'windows-quoted-tz-rrule.ics': 'an end in another zone, which ical.js does not know',
};

const key = ({ summary, start, end }: Seen): string => `${start} ${end} ${(summary ?? '').trim()}`;

/** The first day that is not compared. */
function endFor(text: string): string {
  const years = Array.from(text.matchAll(/[:,/](\d{4})\d{4}(?:T|\s|,|$)/gmu), ([, year]) => Number(year));
  const last = Math.max(...years.filter((year) => year < LAST_YEAR), 2000);
  return `${Math.min(LAST_YEAR, last + FOLLOWED)}-01-01`;
}

/** What one of the two shows and the other does not; null where ical.js cannot read the source, or we refuse it. */
function difference(file: string): { compared: number; missing: string[]; added: string[] } | null {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  const to = endFor(text);
  const source = attempt(() => othersSee(text, FROM, to));
  if (source === null) return null;
  let mirror: Seen[];
  try {
    mirror = othersSee(published(text), FROM, to);
  } catch (error) {
    if (error instanceof CalendarFault) return null;
    throw error;
  }
  const [ours, theirs] = [new Set(mirror.map(key)), new Set(source.map(key))];
  return {
    compared: source.length,
    missing: [...theirs].filter((seen) => !ours.has(seen)),
    added: [...ours].filter((seen) => !theirs.has(seen)),
  };
}

whenThere(`${files.length} feeds of other programs, mirrored`, () => {
  it('show to ical.js the occurrences that it sees at the source', () => {
    let compared = 0;
    for (const file of files.filter((name) => !ENDLESS_THERE.test(name))) {
      const found = difference(file);
      compared += found?.compared ?? 0;
      if (found === null || basename(file) in EXPLAINED) continue;
      expect({ file, missing: found.missing, added: found.added }).toEqual({ file, missing: [], added: [] });
    }
    expect(compared).toBeGreaterThan(20_000);
  });
});
