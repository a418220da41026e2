import type { MirrorFate } from '@calmirror/contracts';
import type { MappingState, TargetEdits } from '@calmirror/contracts/closed-lists';
import { deletions } from './pair-deletions';

const number = new Intl.NumberFormat('en');
const count = (value: number, one: string, many: string): string =>
  `${number.format(value)} ${value === 1 ? one : many}`;

const mappingStates: Record<MappingState, string> = {
  mirrored: 'Mirrored',
  filtered: 'Filtered',
  held: 'Deletion held',
  approved: 'Deletion approved',
  kept: 'Kept',
  failed: 'Failed',
  unreadable: 'Unreadable',
  respected: 'Left as edited',
};

/** Reasons that only a mapping has; beyond them are those of the filters. */
const eventReasons: Readonly<Record<string, string>> = {
  'changed-on-target': 'Somebody changed it on the target.',
  'deleted-on-target': 'Somebody deleted it on the target.',
  adopted: 'It was found on the target, and is written anew with the next run.',
  'partly-there': 'The target calendar holds some instances of the same series of its own; the mirror is without them.',
  vanished: 'Its source event is gone.',
  auth: 'The target refused the credentials.',
  rejected: 'The target does not accept it.',
  'not-found': 'The target did not find it.',
  conflict: 'It was changed on the target at the same time.',
  temporary: 'The target could not take it just then. It is tried again.',
  'rate-limited': 'The target asked to wait. It is tried again.',
  'no-uid': 'It has no UID.',
  'no-start': 'It has no start.',
  'bad-start': 'Its start cannot be understood.',
  'bad-end': 'Its end cannot be understood.',
  'bad-rule': 'Its repetition rule cannot be understood.',
  'bad-recurrence-date': 'One of its dates cannot be understood.',
  'bad-duration': 'Its duration cannot be understood.',
  'bad-value': 'One of its values cannot be understood.',
  'unknown-zone': 'Its time zone is unknown.',
  'too-many-instances': 'It repeats more often than can be followed.',
  'too-complex': 'Its repetition is too complex to follow.',
};

/** Seconds to come, roughly. */
function remaining(seconds: number): string {
  if (seconds < 60) return 'less than a minute left';
  if (seconds < 3_600) return `about ${count(Math.round(seconds / 60), 'minute', 'minutes')} left`;
  return `about ${count(Math.round(seconds / 3_600), 'hour', 'hours')} left`;
}

/** A rhythm in seconds, in the largest unit that fits. */
function rhythm(seconds: number): string {
  const [length, one, many] =
    seconds % 3_600 === 0
      ? ([3_600, 'hour', 'hours'] as const)
      : seconds % 60 === 0
        ? ([60, 'minute', 'minutes'] as const)
        : ([1, 'second', 'seconds'] as const);
  return seconds === length ? `every ${one}` : `every ${count(seconds / length, one, many)}`;
}

const targetEdits: Record<TargetEdits, { title: string; says: string }> = {
  mend: {
    title: 'Mend',
    says: 'What people change or delete on the target is written again when the target is looked through.',
  },
  respect: {
    title: 'Respect',
    says: 'What people change or delete on the target stays as they left it, until its source event changes.',
  },
};

const fates: Record<MirrorFate, { title: string; says: (mirrors: number, target: string) => string }> = {
  delete: {
    title: 'Delete the mirrors',
    says: (mirrors, target) =>
      mirrors === 0
        ? `There is no mirror on “${target}”, so nothing is deleted there.`
        : `${count(mirrors, 'event', 'events')} that Calmirror wrote ${mirrors === 1 ? 'is' : 'are'} deleted from “${target}”. Nothing else there is touched.`,
  },
  keep: {
    title: 'Keep the mirrors',
    says: (mirrors, target) =>
      mirrors === 0
        ? `There is no mirror on “${target}”.`
        : `${count(mirrors, 'event stays', 'events stay')} on “${target}” as ${mirrors === 1 ? 'it is' : 'they are'}, and ${mirrors === 1 ? 'is' : 'are'} never updated again.`,
  },
};

export const pairPage = {
  title: 'Pair',
  back: 'Pairs',
  loading: 'Loading the pair …',
  gone: {
    title: 'This pair is not there any more',
    lead: 'Somebody may have removed it, or the address is wrong.',
    act: 'See the pairs that are there',
  },
  tabs: {
    label: 'Of this pair',
    status: 'Status',
    policy: 'Privacy',
    filters: 'Filters',
    schedule: 'Schedule & limits',
    events: 'Events',
    deletions: 'Held deletions',
  },
  acts: {
    sync: 'Sync now',
    synced: 'A run is queued: the source is read, then the target brought up to date.',
    pause: 'Pause',
    paused: 'Paused. Nothing is read or written until you resume it.',
    resume: 'Resume',
    resumed: 'Resumed. The source is read at once.',
    more: 'More',
    reconcile: 'Look through the target',
    reconciling: 'The target is being looked through: what was changed there is found.',
    remove: 'Remove …',
  },
  next: {
    deletions: (held: number) => `Decide about ${count(held, 'deletion', 'deletions')}`,
    source: 'Mend the source’s connector',
    target: 'Mend the target’s connector',
    targetCalendar: 'See the target calendar',
    failed: (events: number) => `See ${count(events, 'event', 'events')} that failed`,
    unreadable: 'See the events that cannot be understood',
    resume: 'Resume',
    sync: 'Try again now',
    run: 'See the last run',
  },
  fine: 'Source and target agree.',
  progress: {
    title: (done: number, total: number) => `${number.format(done)} of ${count(total, 'event', 'events')} done`,
    first: 'First fill',
    later: 'Run under way',
    remaining,
    reserve: (reserve: number, limit: number) =>
      `${number.format(reserve)} of the ${number.format(limit)} requests that the target allows at a time stay free for live changes: a first fill takes a little longer for it, and no change waits behind it.`,
  },
  counts: {
    mirrored: 'Mirrored',
    filtered: 'Filtered',
    held: 'Deletions held',
    respected: 'Left as edited',
    failed: 'Failed',
  },
  facts: {
    title: 'About this pair',
    source: 'Source',
    target: 'Target',
    address: 'Published address',
    copy: 'Copy address',
    copied: 'Copied',
    trueAsOf: 'True as of',
    lastRun: 'Last complete run',
    rhythm: 'Source is read',
    rhythmWords: rhythm,
    window: 'Window',
    windowWords: (past: number, future: number) =>
      `${count(past, 'day', 'days')} back, ${count(future, 'day', 'days')} ahead`,
    edits: 'Edits on the target',
    made: 'Made',
    policy: 'Privacy',
    filters: 'Filters',
    filtersWords: (filters: number) => (filters === 0 ? 'none' : count(filters, 'filter', 'filters')),
    never: 'not yet',
  },
  runs: {
    title: 'Last runs',
    all: 'All of its jobs',
    none: 'No run has left anything to tell. A run that finds nothing new leaves no trace.',
    nothing: 'No change',
    failed: 'The runs could not be read',
  },
  edit: {
    save: 'Save',
    saving: 'Saving …',
    revert: 'Undo the changes',
    unsaved: 'Not saved yet.',
    invalid: 'Something is not right yet. It is marked above.',
    saved: 'Saved. The mirrors on the target are brought up to date in place.',
    savedSettings: 'Saved.',
    failed: 'Not saved',
    stale: {
      title: 'Somebody else was faster',
      lead: 'This was changed on the server while you were at it. Your version is still here, and nothing is lost.',
      yours: 'Yours',
      theirs: 'Theirs',
      keep: 'Go on with mine',
      take: 'Take theirs',
    },
    leave: {
      title: 'Leave without saving?',
      body: 'What you changed on this page is not saved, and will be lost.',
      act: 'Leave',
    },
  },
  policy: {
    lead: 'What others see of each event. A change is applied to what stands on the target already, in place.',
    preview: 'On your next events',
    notRead: 'The source has not been read yet. Its next events show up here once it has.',
    sampleFailed: 'The source’s events could not be read',
  },
  filters: {
    lead: 'An event that one of these fits is not mirrored; one that was is taken off the target.',
    preview: 'Which of your next events go along',
  },
  schedule: {
    lead: 'How the pair is called, how far it reaches, how often it looks, and what it does not do by itself.',
    name: 'Name',
    nameNeeded: 'A name is needed.',
    nameLong: (most: number) => `At most ${most} characters.`,
    window: 'Window',
    windowLead: 'Events that touch this span of days are mirrored. It moves on by itself each day.',
    pastDays: 'Back',
    futureDays: 'Ahead',
    days: 'days',
    rhythm: 'Rhythm',
    rhythmLead:
      'How often the source is read. Others of its pairs may ask for more; a quiet source is read less often.',
    interval: 'Read the source every',
    unit: 'Unit',
    units: { seconds: 'seconds', minutes: 'minutes', hours: 'hours' },
    limits: 'Deletion guard',
    limitsLead:
      'A run that would delete more than either of these holds its deletions until somebody decides. All else goes on.',
    deletePercent: 'Share of its mirrors',
    percent: '%',
    deleteCount: 'Number of mirrors',
    mirrors: 'mirrors',
    edits: 'When people edit the target',
    targetEdits,
    range: (least: number, most: number) => `A whole number from ${number.format(least)} to ${number.format(most)}.`,
    rhythmWords: (every: string) => `Source is read ${every}`,
    limitWords: (percent: number, mirrors: number) =>
      `Holds more than ${number.format(percent)} % or ${count(mirrors, 'deletion', 'deletions')}`,
    editWords: (edits: string) => `Edits on the target: ${edits.toLowerCase()}`,
    intervalRange: 'From 5 seconds to a week.',
  },
  events: {
    lead: 'What has become of each event of the source.',
    state: 'State',
    every: 'All',
    states: mappingStates,
    /** Why an event is in its state; the filters' own reasons come first. Null where nothing is known of it. */
    reason: (reason: string) => eventReasons[reason] ?? null,
    columns: { state: 'State', event: 'Event on the target', start: 'Start', reason: 'Why', since: 'Since' },
    untitled: 'No title',
    noMirror: 'No mirror',
    total: (total: number) => count(total, 'event', 'events'),
    empty: { title: 'No event yet', lead: 'They show up once the source has been read.' },
    emptyState: { title: 'No event is in this state', lead: 'Choose another state to see the others.' },
    failed: 'The events could not be read',
  },
  deletions,
  remove: {
    title: (name: string) => `Remove “${name}”?`,
    lead: 'The pair stops at once. What becomes of its mirrors?',
    fates,
    act: { delete: 'Remove pair and mirrors', keep: 'Remove the pair alone' } satisfies Record<MirrorFate, string>,
    cancel: 'Cancel',
    failed: 'Not removed',
    removing: 'Being removed',
    removingWords: (deleted: number, left: number) =>
      `${number.format(deleted)} of ${count(deleted + left, 'mirror', 'mirrors')} taken off the target. The pair goes with the last one.`,
    job: 'See the job',
    done: (name: string) => `“${name}” is removed.`,
  },
};
