import type { JobKind, JobLogLevel, Lane } from '@calmirror/contracts/closed-lists';
import type { JobCounts } from '@calmirror/contracts';
import { errors } from './job-errors';

const number = new Intl.NumberFormat('en');
const decimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${n === 1 ? one : many}`;

const kinds: Record<JobKind, { name: string; does: string }> = {
  pull: { name: 'Pull', does: 'Reads the calendar from its provider, and starts the pairs that it feeds.' },
  mirror: { name: 'Mirror', does: 'Brings the target of the pair up to date with its source.' },
  reconcile: { name: 'Reconcile', does: 'Reads the mirrors back from the target, and mends what differs.' },
  remove: { name: 'Remove', does: 'Takes the mirrors of the pair off its target.' },
  validate: { name: 'Check', does: 'Tries the address and the credentials of the connector.' },
  watch: { name: 'Watch', does: 'Has the provider tell of changes in the calendar, and keeps that so.' },
};

const lanes: Record<Lane, { name: string; what: string }> = {
  push: { name: 'Push', what: 'A change is known' },
  interactive: { name: 'Interactive', what: 'A person waits' },
  poll: { name: 'Poll', what: 'By rhythm' },
  upkeep: { name: 'Upkeep', what: 'Keeps nobody waiting' },
};

const standings = {
  queued: 'Waiting',
  scheduled: 'Not due yet',
  retrying: 'Waiting to retry',
  running: 'Running',
  stopping: 'Asked to stop',
  succeeded: 'Succeeded',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

const levels: Record<JobLogLevel, string> = { info: 'Info', warn: 'Warning', error: 'Error' };

const did: Record<keyof JobCounts, (n: string) => string> = {
  read: (n) => `${n} read`,
  created: (n) => `${n} created`,
  updated: (n) => `${n} updated`,
  deleted: (n) => `${n} deleted`,
  unchanged: (n) => `${n} unchanged`,
  filtered: (n) => `${n} filtered`,
  held: (n) => `${n} held`,
  failed: (n) => `${n} failed`,
  respected: (n) => `${n} left as edited`,
  requests: (n) => (n === '1' ? '1 request' : `${n} requests`),
};

/** A length of time in milliseconds, in its two largest units. */
function duration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 10) return `${decimal.format(seconds)} s`;
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

const clock = new Intl.DateTimeFormat('en', { timeStyle: 'medium', hourCycle: 'h23' });
const moment = new Intl.DateTimeFormat('en', {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

export const jobs = {
  title: 'Jobs',
  one: 'Job',
  loading: 'Loading the jobs',
  notUpdated: 'This list is not up to date',
  number: number.format,
  duration,
  /** Of milliseconds of the epoch: the time of day, and that with the day, to the second. */
  clock: (at: number) => clock.format(at),
  moment: (at: number) => moment.format(at),
  kinds,
  lanes,
  standings,
  errors,
  did: (name: keyof JobCounts, n: number) => did[name](number.format(n)),
  attempt: (attempt: number, of: number) => `${attempt} of ${of}`,
  load: {
    title: 'Lanes',
    running: 'running',
    queued: 'waiting',
    oldest: (waited: string) => `due for ${waited}`,
    show: (lane: string) => `Show jobs of the lane ${lane}`,
  },
  filters: {
    title: 'Filter the jobs',
    status: 'State',
    everyStatus: 'All',
    kind: 'Kind',
    everyKind: 'Every kind',
    lane: 'Lane',
    everyLane: 'Every lane',
    clear: 'Clear the filters',
  },
  statuses: {
    queued: 'Waiting',
    running: 'Running',
    succeeded: 'Succeeded',
    failed: 'Failed',
    cancelled: 'Cancelled',
  },
  now: {
    title: 'Running now',
    none: 'Nothing runs at this moment.',
    more: (n: number) => `${count(n, 'more', 'more')}`,
    running: (time: string) => `for ${time}`,
  },
  list: {
    title: 'Latest jobs',
    total: (n: number, filtered: boolean) => count(n, 'job', 'jobs') + (filtered ? ' fit the filters' : ''),
    columns: {
      state: 'State',
      job: 'Job',
      lane: 'Lane',
      attempt: 'Attempt',
      made: 'Asked for',
      took: 'Run time',
      did: 'What it did',
    },
    newer: (n: number) => `${count(n, 'newer job', 'newer jobs')}`,
    nothing: 'No change',
    dueIn: (time: string, again: boolean) => (again ? `Again in ${time}` : `Due in ${time}`),
    empty: {
      title: 'No job yet',
      lead: 'Jobs read calendars and write mirrors. The first comes with the first connector.',
      act: 'Mirror a calendar',
    },
    emptyFiltered: {
      title: 'No job fits these filters',
      lead: 'Ended jobs are kept for 3 days, failed ones for 14. A poll that finds nothing new leaves no job behind.',
    },
  },
  job: {
    title: (kind: string, subject: string) => `${kind}: ${subject}`,
    back: 'Jobs',
    loading: 'Loading the job',
    notUpdated: 'What stands here is not up to date',
    gone: {
      title: 'This job is not there',
      lead: 'Ended jobs are kept for 3 days, failed ones for 14. Then they are removed with their log lines.',
      act: 'See the jobs that are there',
      removed: 'This job has been removed meanwhile. What it was stays here until you leave the page.',
    },
    facts: 'About this job',
    subject: { pairId: 'Pair', calendarId: 'Calendar', connectorId: 'Connector' },
    lane: 'Lane',
    attempt: 'Attempt',
    id: 'Job id',
    copyId: 'Copy',
    copied: 'Copied',
    timeline: {
      title: 'Timeline',
      created: 'Asked for',
      due: 'Due',
      started: 'Started',
      finished: 'Finished',
      ended: { succeeded: 'Succeeded', failed: 'Failed', cancelled: 'Cancelled' },
      notYet: 'not yet',
      neverStarted: 'never',
      atOnce: 'at once',
      waited: (time: string) => `waited ${time}`,
      ran: (time: string) => `ran ${time}`,
      runs: (time: string) => `running for ${time}`,
      lastTry: 'Last try',
    },
    counts: {
      title: 'What it did so far',
      ended: 'What it did',
      names: {
        read: 'Read',
        created: 'Created',
        updated: 'Updated',
        deleted: 'Deleted',
        unchanged: 'Unchanged',
        filtered: 'Filtered',
        held: 'Held',
        failed: 'Failed',
        respected: 'Left as edited',
        requests: 'Requests',
      } satisfies Record<keyof JobCounts, string>,
    },
    error: {
      lastTry: (attempt: number, of: number) => `The last try failed. Attempt ${attempt} of ${of} was used.`,
      again: (inTime: string) => `It is tried again by itself in ${inTime}.`,
      againNow: 'It is tried again by itself now.',
      said: 'What was said:',
    },
    stopping: {
      title: 'Asked to stop',
      lead: 'It stops at its next safe point, within seconds as a rule. What it has written so far stays.',
    },
    cancel: {
      act: 'Cancel job',
      title: 'Cancel this job?',
      waiting: 'It has not begun. Nothing is read or written.',
      running: (written: number) =>
        written === 0
          ? 'It runs. It is asked to stop at its next safe point; it has written nothing so far.'
          : `It runs. It is asked to stop at its next safe point. ${count(written, 'change that it has made stays', 'changes that it has made stay')}; the next run does the rest.`,
      confirm: 'Cancel the job',
      leave: 'Let it go on',
      done: 'Cancelled',
      asked: 'Asked to stop',
    },
    retry: { act: 'Try again', done: 'Queued anew. This is the new job.' },
    logs: {
      title: 'Log',
      level: 'Level',
      every: 'All',
      levels,
      none: 'No line yet.',
      noneEnded: 'It has written no line: there was nothing to tell.',
      noneOfLevel: 'No line of this level.',
      loading: 'Loading the log',
      failed: 'The log could not be read',
      toEnd: 'Go to the end',
      newer: (n: number) => count(n, 'new line', 'new lines'),
      lines: (n: number) => count(n, 'line', 'lines'),
    },
  },
};
