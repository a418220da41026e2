import {
  type Answer,
  type CalendarEvent,
  type EventDetails,
  type EventOverride,
  type Filter,
  type PolicySettings,
  POLICY_FIELDS,
} from '@calmirror/core';
import fc from 'fast-check';
import { aSeries, anOverride } from './a-series.js';
import { inBerlin } from './event-times.js';

const answers: readonly (Answer | null)[] = [null, 'needs-action', 'accepted', 'declined', 'tentative', 'delegated'];

/** Details of every kind; `text` makes the texts, so that a test can plant its own. */
export function arbitraryDetails(
  text: fc.Arbitrary<string> = fc.string({ unit: 'binary' }),
): fc.Arbitrary<EventDetails> {
  const maybe = fc.option(text, { nil: null });
  const person = fc.record({ name: maybe, email: maybe });
  return fc.record({
    summary: maybe,
    description: maybe,
    location: maybe,
    geo: fc.option(fc.record({ latitude: fc.integer({ min: -90, max: 90 }), longitude: fc.constant(13.377) }), {
      nil: null,
    }),
    url: maybe,
    conference: maybe,
    categories: fc.array(text, { maxLength: 3 }),
    color: maybe,
    status: fc.constantFrom('confirmed', 'tentative', 'cancelled'),
    transparency: fc.constantFrom('opaque', 'transparent'),
    class: fc.constantFrom('public', 'private', 'confidential'),
    type: fc.constantFrom('default', 'out-of-office', 'focus-time', 'working-location'),
    organizer: fc.option(person, { nil: null }),
    attendees: fc.array(
      fc.record({
        name: maybe,
        email: maybe,
        answer: fc.constantFrom('needs-action', 'accepted', 'declined'),
        role: fc.constant('required'),
        kind: fc.constant('individual'),
      }),
      { maxLength: 2 },
    ),
    myAnswer: fc.constantFrom(...answers),
    reminders: fc.array(fc.record({ minutesBefore: fc.integer({ min: 0, max: 60 }) }), { maxLength: 2 }),
    sequence: fc.nat({ max: 9 }),
    created: maybe,
    lastModified: maybe,
  });
}

const day = fc.integer({ min: 0, max: 120 });
const quarterHour = fc.integer({ min: 0, max: 95 });

/** `YYYY-MM-DDTHH:MM:SS`, that many days and quarters of an hour after the start of March 2026. */
export function wallInSpring(days: number, quarters: number): string {
  return new Date(Date.UTC(2026, 2, 1) + days * 86_400_000 + quarters * 900_000).toISOString().slice(0, 19);
}

const rules = fc.constantFrom(
  'FREQ=DAILY',
  'FREQ=DAILY;INTERVAL=3;COUNT=20',
  'FREQ=WEEKLY;BYDAY=MO,WE,SU',
  'FREQ=WEEKLY;INTERVAL=2;UNTIL=20260601T000000Z',
  'FREQ=MONTHLY;BYDAY=-1FR',
  'FREQ=MONTHLY;COUNT=5',
  'FREQ=DAILY;BYHOUR=9,23',
);

/** Series in Berlin from spring 2026 on, over a change of clocks, with exclusions and overrides, moved and cancelled ones too. */
export function arbitrarySeries(): fc.Arbitrary<CalendarEvent> {
  return fc
    .record({
      rule: rules,
      start: fc.tuple(fc.integer({ min: -120, max: 40 }), quarterHour),
      hours: fc.integer({ min: 0, max: 30 }),
      details: arbitraryDetails(),
      excluded: fc.array(day, { maxLength: 3 }),
      changes: fc.uniqueArray(
        fc.record({
          day,
          movedBy: fc.integer({ min: -40, max: 40 }),
          details: arbitraryDetails(),
          future: fc.boolean(),
        }),
        { maxLength: 3, selector: (change) => change.day },
      ),
    })
    .map(({ rule, start: [startDay, quarter], hours, details, excluded, changes }) => {
      const overrides = changes.map((change): EventOverride => {
        const original = wallInSpring(startDay + change.day, quarter);
        const movedDays = change.future ? 0 : change.movedBy;
        const moved = anOverride(wallInSpring(startDay + change.day + movedDays, quarter + (change.movedBy % 5)));
        return { ...moved, ...change.details, recurrenceId: inBerlin(original), thisAndFuture: change.future };
      });
      const exclusions = excluded.map((days) => inBerlin(wallInSpring(startDay + days, quarter)));
      return aSeries(
        { rules: [rule], exclusions },
        {
          ...details,
          start: inBerlin(wallInSpring(startDay, quarter)),
          end: inBerlin(wallInSpring(startDay, quarter + hours * 4)),
          overrides,
        },
      );
    });
}

export function arbitraryPolicy(): fc.Arbitrary<PolicySettings> {
  const rule = fc.constantFrom({ rule: 'copy' as const }, { rule: 'drop' as const });
  const template = fc.constant({ rule: 'replace' as const, template: 'From {source}: {summary}' });
  const fields = fc.record(
    Object.fromEntries(POLICY_FIELDS.map((field) => [field, field === 'summary' ? fc.oneof(rule, template) : rule])),
    { requiredKeys: [] },
  );
  return fc.oneof(
    fc.record({ preset: fc.constantFrom('busy' as const, 'title' as const, 'full' as const) }),
    fc.record({
      preset: fc.constant('custom' as const),
      fields,
      visibility: fc.constantFrom('keep' as const, 'public' as const, 'private' as const),
      transparency: fc.constantFrom('keep' as const, 'busy' as const, 'free' as const, 'by-answer' as const),
    }),
  );
}

/** Filters that are valid, one of each kind that has parameters among them. */
export function arbitraryFilters(): fc.Arbitrary<readonly Filter[]> {
  const plain: Filter[] = [
    { kind: 'declined' },
    { kind: 'tentative' },
    { kind: 'free' },
    { kind: 'private' },
    { kind: 'all-day' },
  ];
  const hours = fc.record({
    kind: fc.constant('hours' as const),
    timeZone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata'),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    from: fc.constantFrom('00:00', '09:00', '22:30'),
    to: fc.constantFrom('06:00', '17:30', '24:00'),
  });
  const length = fc.record({
    kind: fc.constant('minimum-duration' as const),
    minutes: fc.integer({ min: 1, max: 300 }),
  });
  return fc.array(fc.oneof(fc.constantFrom(...plain), hours, length), { maxLength: 3 });
}
