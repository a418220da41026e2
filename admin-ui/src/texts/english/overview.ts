import type { Lane } from '@calmirror/contracts/closed-lists';

const count = new Intl.NumberFormat('en');
const pairs = (n: number): string => `${count.format(n)} ${n === 1 ? 'pair' : 'pairs'}`;

const lanes: Record<Lane, string> = {
  push: 'Changes told by a provider',
  interactive: 'Asked for by a person',
  poll: 'Looking for changes',
  upkeep: 'Upkeep',
};

export const overview = {
  title: 'Overview',
  loading: 'Loading the overview …',
  notUpdated: 'What you see is not fresh',
  number: (n: number) => count.format(n),
  attention: {
    title: 'What needs you',
    none: 'Nothing needs you',
    noneLead: 'Every pair is in order, or at work by itself.',
    since: 'since',
    more: (n: number) => `Show ${count.format(n)} more`,
    /** The next step for a pair, as a button says it, and with the pair's name to those who do not see its row. */
    acts: {
      deletions: 'Review deletions',
      sourceConnector: 'Mend the source',
      targetConnector: 'Mend the target',
      syncNow: 'Sync now',
      events: 'See the events',
      pair: 'Open the pair',
    },
    actOn: (act: string, name: string) => `${act}: ${name}`,
    syncing: (name: string) => `“${name}” is being synced.`,
  },
  states: {
    title: 'Pairs by state',
    show: (n: number, state: string) => `${pairs(n)}: ${state}`,
    all: (n: number) => (n === 1 ? 'All pairs' : `All ${pairs(n)}`),
  },
  freshness: {
    title: 'Freshness',
    fresh: 'fresh',
    late: 'late',
    never: 'not yet filled',
    freshIs: 'Fresh means: known to be true within three intervals, or 15 minutes.',
    whole: (fresh: number, all: number) => `${count.format(fresh)} of ${pairs(all)} fresh`,
    noneRunning: 'No pair is running.',
  },
  mirrored: {
    title: 'Changes mirrored',
    lead: (n: number) => `${count.format(n)} in the last 24 hours`,
    none: 'Nothing has changed in the last 24 hours.',
    created: 'Created',
    updated: 'Updated',
    deleted: 'Deleted',
    hour: 'Hour',
    asTable: 'Show as a table',
    chart: 'Changes written to targets in each of the last 24 hours. The same is below as a table.',
  },
  work: {
    title: 'Queue and workers',
    lane: 'Lane',
    waiting: 'Waiting',
    running: 'Running',
    oldest: 'Longest wait',
    lanes,
    seconds: (n: number) =>
      n === 0 ? '–' : n < 120 ? `${count.format(Math.round(n))} s` : `${count.format(Math.round(n / 60))} min`,
    workers: (n: number) => (n === 1 ? '1 worker connected' : `${count.format(n)} workers connected`),
    worker: (host: string, process: string) => `${host}, process ${process}`,
    noWorker: 'No worker is connected: nothing is mirrored until one is. Start one, or look into its log.',
    finished: 'Ended in the last 24 hours',
    succeeded: 'succeeded',
    failed: 'failed',
    cancelled: 'cancelled',
    jobs: 'Open the jobs',
  },
  empty: {
    title: 'Nothing is mirrored yet',
    lead: 'A pair mirrors one calendar onto another and keeps the mirrors true. Others see when you are busy, and only as much more as you allow.',
    act: 'Mirror a calendar',
    stepsTitle: 'Five small steps, and nothing is written before the last',
    steps: [
      'Say where the calendar is: an address, or an account.',
      'See that it can be read, and choose among what was found.',
      'Choose where its mirror goes.',
      'Decide what others may see, with your own next events before you.',
      'Leave out what should not go at all.',
    ],
    api: 'Or by the API',
  },
};
