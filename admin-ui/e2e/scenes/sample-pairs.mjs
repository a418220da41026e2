/** One pair for each state and reason, with names short, long and foreign; beyond that, the same again, numbered. */
const STANDINGS = [
  ['ok', null],
  ['needs-attention', 'source-needs-attention'],
  ['working', 'first-fill'],
  ['held', 'deletions-held'],
  ['failing', 'source-failing'],
  ['paused', 'paused-by-administrator'],
  ['ok', null],
  ['ok', 'some-events-failed'],
  ['working', 'running'],
  ['failing', 'target-failing'],
  ['needs-attention', 'target-needs-attention'],
  ['failing', 'internal-error'],
  ['ok', 'some-events-unreadable'],
];
const NAMES = [
  ['Ada, private → work', 'Private', 'Work'],
  ['Rota of the night shift', 'rota-night.ics', 'Night shift, published'],
  ['Léa → Famille Müller', 'Léa', 'Famille Müller'],
  ['Board', 'Board meetings', 'Assistants of the board'],
  [
    'Company-wide announcements, all-hands meetings and holidays',
    'Announcements and holidays of all sites',
    'Everybody',
  ],
  ['On-call', 'On-call', 'Operations'],
  ['Αίθουσα Κέπλερ', 'Αίθουσα', 'Κρατήσεις'],
];
const AGES = [3, 48, 260, 5_400, 97_000, 1_300_000];
const MIRRORED = [214, 12, 9_870, 1_043, 0];

const id = (group, index) => `0190${group}000-0000-7000-8000-${String(index).padStart(12, '0')}`;
const feedUrl = (index) => (index % 3 === 1 ? `/feeds/sample-${index}.ics` : null);

/** The answers of `/api/pairs` (whole) and `/api/calendars` for so many pairs. */
export function samplePairs(amount) {
  const indices = Array.from({ length: amount }, (_, index) => index);
  const name = (index, part) => NAMES[index % NAMES.length][part] + (index < STANDINGS.length ? '' : ` ${index}`);
  return {
    pairs: indices.map((index) => {
      const [state, stateReason] = STANDINGS[index % STANDINGS.length];
      return {
        id: id('a', index),
        name: name(index, 0),
        sourceCalendarId: id('b', index),
        targetCalendarId: id('c', index),
        sourceName: name(index, 1),
        targetName: name(index, 2),
        feedUrl: feedUrl(index),
        state,
        stateReason,
        freshnessSeconds: stateReason === 'first-fill' ? null : AGES[index % AGES.length],
        counts: {
          mirrored: MIRRORED[index % MIRRORED.length],
          filtered: (index * 7) % 40,
          held: state === 'held' ? 87 : 0,
          respected: index % 4 === 3 ? 2 : 0,
          failed: stateReason?.startsWith('some-events') ? 3 : 0,
        },
      };
    }),
    calendars: indices.flatMap((index) => [
      { id: id('b', index), name: name(index, 1), feedUrl: null },
      { id: id('c', index), name: name(index, 2), feedUrl: feedUrl(index) },
    ]),
  };
}
