import {
  anInstanceMessage,
  anOverride,
  aSchedulingMessage,
  aSeriesMessage,
  MAILBOX_ADDRESS,
  ORGANIZER_ADDRESS,
  schedulingRules,
} from '@calmirror/testkit';
import fc from 'fast-check';
import { keptMessages } from './kept-messages.js';
import { scheduledEvents } from './scheduled-events.js';
import type { SchedulingMessage, SchedulingRules } from './scheduling-message.js';

const MAILS = 10_000;
const LATEST = { sequence: 999_999_999_999_999, stamp: '9999-12-31T23:59:59Z' };

const pass = { verdict: 'pass' } as const;
const guest = (email: string, answer: 'accepted' | 'declined'): SchedulingMessage['event']['attendees'][number] => ({
  ...{ name: null, email, answer },
  ...{ role: 'required', kind: 'individual' },
});

/** What comes of a meeting of two guests: its organizer renames it, moves an instance, and cancels another; both guests answer. */
const OTTO = 'otto@partner.test';
const both = [guest(OTTO, 'declined'), guest(MAILBOX_ADDRESS, 'declined')];
const meeting: readonly SchedulingMessage[] = [
  aSeriesMessage({ sender: pass, event: { attendees: both } }),
  aSeriesMessage({ minute: 20_000, sequence: 1, sender: pass, event: { summary: 'Renamed', attendees: both } }),
  anInstanceMessage('2026-03-03T10:00:00', {
    ...{ minute: 20_001, sequence: 1, sender: pass },
    event: { start: anOverride('2026-03-03T15:00:00').start, end: anOverride('2026-03-03T16:00:00').start },
  }),
  anInstanceMessage('2026-03-04T10:00:00', { method: 'cancel', minute: 20_002, sequence: 1, sender: pass }),
  ...[OTTO, MAILBOX_ADDRESS].map((email) =>
    aSchedulingMessage({
      ...{ method: 'reply', minute: 20_003, sequence: 1, mail: email },
      ...{ sender: { addresses: [email], ...pass }, event: { attendees: [guest(email, 'accepted')] } },
    }),
  ),
];
const [invitation, ...later] = meeting;

const METHODS = ['request', 'cancel', 'add', 'publish', 'reply'] as const;

/** Mails of somebody whom the mailbox's server knows to be who they say, under as many names as they like. */
const flood = Array.from({ length: MAILS }, (_, number) => {
  const name = `a${String(number).padStart(5, '0')}@evil.test`;
  const kind = number % 4;
  const said = {
    ...LATEST,
    ...{ method: METHODS[number % METHODS.length]!, minute: number + 1, mail: String(number) },
    sentBy: kind === 1 ? name : null,
    sender: { addresses: [name], ...(kind === 3 ? {} : pass) },
    event: {
      summary: 'Stolen',
      organizer: { name: null, email: kind === 2 ? ORGANIZER_ADDRESS : name },
      attendees: [guest(kind === 3 ? OTTO : name, 'declined')],
    },
  };
  const day = new Date(Date.UTC(2026, 2, 2 + (number % 2_500))).toISOString().slice(0, 10);
  return number % 3 === 0 ? anInstanceMessage(`${day}T10:00:00`, said) : aSeriesMessage(said);
});

const RULES: readonly SchedulingRules[] = [
  schedulingRules(),
  schedulingRules({ trust: 'strict' }),
  schedulingRules({ trust: 'strict', authenticates: true }),
];

describe('a meeting that others send ten thousand mails about', () => {
  it('stays as its organizer and its guests have it', () => {
    for (const rules of RULES) {
      const { events } = scheduledEvents(meeting, rules);
      expect(events).toMatchObject([{ summary: 'Renamed', myAnswer: 'accepted', overrides: [{}, {}] }]);
      expect(scheduledEvents([...flood, ...meeting], rules).events).toEqual(events);
    }
  });

  it('stays so in whatever order and steps they are read, from the first invitation on', () => {
    const expected = RULES.map((rules) => scheduledEvents(meeting, rules).events);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...later, ...flood.slice(0, 3_000)], { minLength: later.length + 3_000 }),
        fc.integer({ min: 40, max: 2_000 }),
        (mails, size) => {
          let kept: readonly SchedulingMessage[] = [invitation!];
          for (let from = 0; from < mails.length; from += size) {
            kept = keptMessages([...mails.slice(from, from + size), ...kept]);
          }
          expect(RULES.map((rules) => scheduledEvents(kept, rules).events)).toEqual(expected);
          expect(kept.length).toBeLessThan(2_000);
        },
      ),
      { numRuns: 5 },
    );
  });

  it('is remembered in little, whoever is believed', () => {
    expect(keptMessages([...flood, ...meeting]).length).toBeLessThan(MAILS / 4);
  });
});

describe('a meeting that is handed on ten thousand times', () => {
  it('is understood at once', () => {
    const heir = (number: number): string => `heir-${number}@partner.test`;
    const handovers = Array.from({ length: MAILS }, (_, number) =>
      aSeriesMessage({
        ...{ sequence: number, minute: MAILS - number, mail: String(number) },
        ...{ sender: { addresses: [heir(number)] }, event: { organizer: { name: null, email: heir(number + 1) } } },
      }),
    );
    const first = aSeriesMessage({
      event: { organizer: { name: null, email: heir(0) } },
      sender: { addresses: [heir(0)] },
    });
    const before = performance.now();
    expect(keptMessages([...handovers, first]).length).toBeLessThan(200);
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});
