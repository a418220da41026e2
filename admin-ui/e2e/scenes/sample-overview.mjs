import { expiringSoon } from './sample-forecast.mjs';

const HOUR_MS = 3_600_000;
const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
const id = (index) => `0190a000-0000-7000-8000-${String(index).padStart(12, '0')}`;

const ATTENTION = [
  ['Ada, private → work', 'needs-attention', 'source-needs-attention', 190],
  ['Company-wide announcements, all-hands meetings and holidays', 'needs-attention', 'target-not-writable', 2_900],
  ['Αίθουσα Κέπλερ', 'failing', 'source-failing', 12],
  ['Board', 'failing', 'some-events-failed', 61],
  ['Rota of the night shift', 'held', 'deletions-held', 1_500],
  ['Léa → Famille Müller', 'held', 'deletions-held', null],
  ['On-call', 'held', 'deletions-held', 4_000],
  ['Sales', 'held', 'deletions-held', 9_000],
];
const STATES = { ok: 462, working: 9, held: 4, paused: 21, failing: 2, 'needs-attention': 2 };

/** By hour: a quiet night, a busy day, and one flood of changes. */
const written = (hoursAgo) => {
  const hour = (new Date(Date.now() - hoursAgo * HOUR_MS).getUTCHours() + 24) % 24;
  const busy = hour > 6 && hour < 19 ? 1 : 0.08;
  return {
    created: Math.round(busy * (60 + ((hour * 37) % 90))),
    updated: Math.round(busy * (30 + ((hour * 53) % 120))),
    deleted: Math.round(busy * ((hour * 29) % 35)) + (hoursAgo === 5 ? 140 : 0),
  };
};

/** The answer of `/api/metrics/summary` for an installation of 500 pairs, of which some need somebody. */
export function sampleOverview(given = {}) {
  return {
    pairs: Object.entries(STATES).map(([state, pairs]) => ({ state, pairs })),
    lanes: [
      { lane: 'push', queued: 0, running: 0, oldestDueSeconds: 0 },
      { lane: 'interactive', queued: 1, running: 1, oldestDueSeconds: 0.4 },
      { lane: 'poll', queued: 488, running: 7, oldestDueSeconds: 3.2 },
      { lane: 'upkeep', queued: 500, running: 0, oldestDueSeconds: 840 },
    ],
    finishedJobs: { succeeded: 143_881, failed: 12, cancelled: 3 },
    mirrored: Array.from({ length: 24 }, (_, index) => ({
      hour: new Date(Math.floor(Date.now() / HOUR_MS) * HOUR_MS - (23 - index) * HOUR_MS).toISOString(),
      ...written(23 - index),
    })),
    workers: ['calmirror-7f9c4-1', 'calmirror-7f9c4-2'],
    attention: ATTENTION.map(([name, state, stateReason, minutes], index) => ({
      pairId: id(index),
      name,
      state,
      stateReason,
      since: minutes === null ? null : ago(minutes),
    })),
    freshness: { fresh: 471, late: 6, never: 2 },
    push: [],
    expiring: expiringSoon(),
    ...given,
  };
}

/** Nothing is wrong, and little goes on. */
export const quietOverview = () =>
  sampleOverview({
    pairs: Object.keys(STATES).map((state) => ({ state, pairs: state === 'ok' ? 3 : 0 })),
    lanes: ['push', 'interactive', 'poll', 'upkeep'].map((lane) => ({
      lane,
      queued: lane === 'poll' ? 3 : 0,
      running: 0,
      oldestDueSeconds: 0,
    })),
    finishedJobs: { succeeded: 860, failed: 0, cancelled: 0 },
    mirrored: sampleOverview().mirrored.map(({ hour }, index) => ({
      hour,
      created: index === 20 ? 2 : 0,
      updated: index === 9 ? 1 : 0,
      deleted: 0,
    })),
    workers: ['calmirror-1'],
    attention: [],
    expiring: [],
    freshness: { fresh: 3, late: 0, never: 0 },
  });

/** Before there is a pair. */
export const emptyOverview = () =>
  sampleOverview({
    ...quietOverview(),
    pairs: Object.keys(STATES).map((state) => ({ state, pairs: 0 })),
    freshness: { fresh: 0, late: 0, never: 0 },
  });
