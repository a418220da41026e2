import {
  anInstanceMessage,
  anOverride,
  aSchedulingMessage,
  aSeriesMessage,
  inBerlin,
  schedulingRules,
} from '@calmirror/testkit';
import fc from 'fast-check';
import type { CalendarEvent } from '../event/calendar-event.js';
import { keptMessages, keptOf } from './kept-messages.js';
import { distinctMessages, type KnownMessage } from './known-message.js';
import { eventsAmong, scheduledEvents } from './scheduled-events.js';
import {
  SCHEDULING_METHODS,
  type SchedulingMessage,
  type SchedulingRules,
  SENDER_TRUST,
} from './scheduling-message.js';
import { standingsIn } from './sender-standing.js';

const OLGA = 'olga@partner.test';
const GUESTS = ['me@example.org', 'alias@example.org', 'otto@partner.test'] as const;
const PEOPLE = [OLGA, 'heinz@partner.test', 'mallory@evil.test', ...GUESTS] as const;
const DAYS = ['2026-03-02', '2026-03-04', '2026-03-05', '2026-03-07'] as const;

const methods = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('request' as const, 'cancel' as const) },
  { weight: 2, arbitrary: fc.constantFrom(...SCHEDULING_METHODS) },
);

/** Mails of one meeting, of whatever revision and by whomever, more often those that real calendars send. */
const message: fc.Arbitrary<SchedulingMessage> = fc
  .record({
    method: methods,
    day: fc.option(fc.constantFrom(...DAYS), { nil: null }),
    inUtc: fc.boolean(),
    isSingle: fc.integer({ min: 0, max: 5 }).map((one) => one === 0),
    thisAndFuture: fc.integer({ min: 0, max: 3 }).map((one) => one === 0),
    sequence: fc.integer({ min: 0, max: 3 }),
    stamp: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
    received: fc.integer({ min: 1, max: 9 }),
    hour: fc.constantFrom('10', '10', '12', '15'),
    sender: fc.oneof(fc.constant(OLGA), fc.constantFrom(...PEOPLE)),
    organizer: fc.oneof(fc.constant(OLGA), fc.option(fc.constantFrom(...PEOPLE), { nil: null })),
    sentBy: fc.oneof(fc.constant(null), fc.constantFrom(...PEOPLE)),
    verdict: fc.constantFrom('pass' as const, 'none' as const, 'none' as const, 'fail' as const),
    guest: fc.constantFrom(...GUESTS),
    answer: fc.constantFrom('needs-action' as const, 'accepted' as const, 'declined' as const),
    mail: fc.integer({ min: 0, max: 3 }).map(String),
  })
  .map(
    ({ method, day, inUtc, isSingle, hour, stamp, received, sender, organizer, verdict, guest, answer, ...rest }) => {
      const { start, end } = anOverride(`${day ?? '2026-03-02'}T${hour}:00:00`);
      const named = anOverride(`${day ?? '2026-03-02'}T10:00:00`).recurrenceId;
      const attendee = { name: null, email: guest, answer, role: 'required', kind: 'individual' } as const;
      const event: Partial<CalendarEvent> = {
        ...{ start, end, attendees: [attendee] },
        organizer: organizer === null ? null : { name: null, email: organizer },
      };
      const said = {
        ...rest,
        method,
        event,
        stamp: stamp === null ? null : `2026-02-0${stamp}T00:00:00Z`,
        receivedAt: `2026-02-0${received}T00:00:00Z`,
        sender: { addresses: [sender], verdict },
      };
      if (day === null || method === 'add')
        return isSingle || method === 'add' ? aSchedulingMessage(said) : aSeriesMessage(said);
      const recurrenceId = inUtc ? ({ kind: 'instant', instant: `${day}T09:00:00Z` } as const) : named;
      return anInstanceMessage(`${day}T10:00:00`, { ...said, recurrenceId });
    },
  );

const messages = fc.array(message, { maxLength: 14 });

const rules: fc.Arbitrary<SchedulingRules> = fc.record({
  trust: fc.constantFrom(...SENDER_TRUST),
  addresses: fc.constantFrom([], ['me@example.org'], ['me@example.org', 'alias@example.org']),
  authenticates: fc.boolean(),
});

/** The same with some of them twice, in any order. */
const shuffled = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
  fc
    .subarray([...items])
    .chain((again) => fc.shuffledSubarray([...items, ...again], { minLength: items.length + again.length }));

describe('any messages of one UID', () => {
  it('make the same calendar in any order, however often they are read', () => {
    fc.assert(
      fc.property(
        messages.chain((all) => fc.tuple(fc.constant(all), shuffled(all))),
        rules,
        ([all, again], how) => {
          expect(scheduledEvents(again, how)).toEqual(scheduledEvents(all, how));
          expect(keptMessages(again)).toEqual(keptMessages(all));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('lose nothing that could ever matter when the rest of them is forgotten', () => {
    const eventsOf = (known: readonly KnownMessage[], how: SchedulingRules): readonly CalendarEvent[] =>
      eventsAmong(known, standingsIn(known, how), how);
    fc.assert(
      fc.property(messages, rules, (all, how) => {
        const known = distinctMessages(all);
        expect(eventsOf(keptOf(known), how)).toEqual(eventsOf(known, how));
      }),
      { numRuns: 400 },
    );
  });

  it('may be forgotten sooner or later', () => {
    fc.assert(
      fc.property(messages, messages, rules, (some, others, how) => {
        const all = keptMessages([...some, ...others]);
        const inSteps = keptMessages([...keptMessages(others), ...keptMessages(some)]);
        expect(inSteps).toEqual(all);
        expect(keptMessages([...keptMessages(some), ...others])).toEqual(all);
        expect(keptMessages(all)).toEqual(all);
        expect(scheduledEvents(inSteps, how).events).toEqual(scheduledEvents([...some, ...others], how).events);
      }),
      { numRuns: 200 },
    );
  });

  it('never show an id twice, nor an instance that is overridden twice', () => {
    fc.assert(
      fc.property(messages, rules, (all, how) => {
        const { events } = scheduledEvents(all, how);
        expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
        for (const { overrides } of events) {
          const standing = overrides.filter(({ status, thisAndFuture }) => !(thisAndFuture && status === 'cancelled'));
          expect(new Set(standing.map(({ recurrenceId }) => startOf(recurrenceId))).size).toBe(standing.length);
        }
      }),
      { numRuns: 200 },
    );
  });
});

const startOf = (time: CalendarEvent['start']): number =>
  time.kind === 'instant' ? Date.parse(time.instant) : time.kind === 'zoned' ? Date.parse(`${time.wall}+01:00`) : NaN;

describe('messages beyond number', () => {
  const flood = Array.from({ length: 5_000 }, (_, number) => {
    const sender = number % 3 === 0 ? OLGA : `mallory-${number % 97}@evil.test`;
    const at = new Date(Date.UTC(2026, 2, 2, 9) + (number % 1_201) * 86_400_000).toISOString().slice(0, 10);
    const said = { sequence: number % 7, minute: number, sender: { addresses: [sender] }, mail: String(number) };
    const method = SCHEDULING_METHODS[number % SCHEDULING_METHODS.length]!;
    return number % 5 === 0
      ? aSeriesMessage({ ...said, method })
      : anInstanceMessage(`${at}T10:00:00`, { ...said, method });
  });

  it('are remembered up to a bound, whichever are read first', () => {
    const kept = keptMessages(flood);
    expect(kept.length).toBeLessThan(flood.length / 2);
    for (const size of [700, 3_000]) {
      let inSteps: readonly SchedulingMessage[] = [];
      for (let from = 0; from < flood.length; from += size) {
        inSteps = keptMessages([...flood.slice(from, from + size).reverse(), ...inSteps]);
      }
      expect(inSteps).toEqual(kept);
    }
  });

  it('let nobody take the place of the organizer', () => {
    const { events } = scheduledEvents(flood, schedulingRules());
    expect(events).toHaveLength(1);
    expect(events[0]?.organizer?.email).toBe(OLGA);
  });
});

describe('broken dates', () => {
  const broken = inBerlin('yesterday');

  it('cost no more than the message that has them', () => {
    const invitation = aSeriesMessage();
    for (const method of SCHEDULING_METHODS) {
      const named = anInstanceMessage('2026-03-04T10:00:00', { method, minute: 4, sequence: 1, recurrenceId: broken });
      const started = aSeriesMessage({ method, minute: 4, sequence: 1, event: { start: broken } });
      for (const hostile of [named, started]) {
        const { events } = scheduledEvents(
          [invitation, anInstanceMessage('2026-03-05T10:00:00', { minute: 1 }), hostile],
          schedulingRules(),
        );
        expect(events.map(({ id }) => id)).toEqual([invitation.uid]);
      }
    }
  });
});
