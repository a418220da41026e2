import type {
  Answer,
  EventClass,
  EventStatus,
  ExclusionReason,
  Fault,
  FieldRule,
  Filter,
  FilterKind,
  PolicyField,
  PolicySettings,
  Preset,
  TemplateVariable,
} from '@calmirror/core';

type WordsFor<Key extends string> = Readonly<Record<Key, string>>;
type CardsFor<Key extends string> = Readonly<Record<Key, { readonly title: string; readonly says: string }>>;

const count = new Intl.NumberFormat('en');
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const plural = (value: number, one: string, many: string): string => (value === 1 ? one : many);

const presets: CardsFor<Preset> = {
  busy: { title: 'Busy only', says: 'Others see that you are busy, and when. Nothing else.' },
  title: {
    title: 'Titles',
    says: 'Others see what it is called and when. Place, description and people stay with you.',
  },
  full: { title: 'Everything', says: 'Others see all of it. People are named in the description; nobody is invited.' },
  custom: { title: 'Custom', says: 'You say for each field whether it is left out, copied or replaced.' },
};

const fields: CardsFor<PolicyField> = {
  summary: { title: 'Title', says: 'What the event is called.' },
  description: { title: 'Description', says: 'Notes, agendas, dial-in numbers.' },
  location: { title: 'Place', says: 'The room or the address, in words.' },
  geo: { title: 'Map position', says: 'Latitude and longitude.' },
  url: { title: 'Link', says: 'The address that the event points to.' },
  conference: { title: 'Video meeting', says: 'The address to join it.' },
  categories: { title: 'Categories', says: 'Labels, which may tell more than one thinks.' },
  color: { title: 'Colour', says: 'As it is shown in the source.' },
  organizer: { title: 'Organizer', says: 'As a line of text in the description.' },
  attendees: { title: 'Attendees', says: 'As lines of text; nobody is invited or mailed.' },
  status: { title: 'Status', says: 'Tentative or cancelled; without it all are confirmed.' },
};

const variables: WordsFor<TemplateVariable> = {
  source: 'name of the source calendar',
  pair: 'name of this pair',
  summary: 'title of the event',
  location: 'place of the event',
  categories: 'categories of the event',
  organizer: 'organizer of the event',
};

const visibility: WordsFor<NonNullable<PolicySettings['visibility']>> = {
  keep: 'As in the source',
  public: 'Public',
  private: 'Private',
};

const transparency: WordsFor<NonNullable<PolicySettings['transparency']>> = {
  keep: 'As in the source',
  busy: 'Always busy',
  free: 'Always free',
  'by-answer': 'By my answer: accepted and tentative are busy, unanswered is free, declined is not mirrored',
};

const filters: CardsFor<FilterKind> = {
  declined: { title: 'Declined', says: 'You said no.' },
  unanswered: { title: 'Unanswered', says: 'You have not said yet.' },
  tentative: { title: 'Tentative', says: 'You, or the event itself, said maybe.' },
  free: { title: 'Free', says: 'They block no time.' },
  'all-day': { title: 'All-day', says: 'They have no time of day.' },
  'out-of-office': { title: 'Out of office', says: 'Marked so by the provider.' },
  'focus-time': { title: 'Focus time', says: 'Marked so by the provider.' },
  'working-location': { title: 'Working location', says: 'Home, office: no appointment.' },
  private: { title: 'Private', says: 'Marked private or confidential.' },
  cancelled: { title: 'Cancelled', says: 'They do not take place.' },
  categories: { title: 'Categories', says: 'By the labels they carry.' },
  text: { title: 'Text', says: 'By what a field says, as a pattern.' },
  hours: { title: 'Hours', says: 'Only what overlaps these hours is mirrored.' },
  'minimum-duration': { title: 'Length', says: 'Only what lasts long enough is mirrored.' },
};

const reasons: WordsFor<ExclusionReason> = {
  'own-mirror': 'It is a mirror itself, written by Calmirror.',
  'already-there': 'The target calendar holds the same meeting of its own.',
  'outside-window': 'It is outside the time that is mirrored.',
  declined: 'You declined it.',
  unanswered: 'You have not answered it.',
  tentative: 'It is tentative.',
  free: 'It blocks no time.',
  'all-day': 'It lasts all day.',
  'out-of-office': 'It is an out-of-office event.',
  'focus-time': 'It is focus time.',
  'working-location': 'It is a working location.',
  private: 'It is marked private.',
  cancelled: 'It is cancelled.',
  categories: 'Its categories keep it out.',
  text: 'Its text keeps it out.',
  hours: 'It is outside the hours.',
  'minimum-duration': 'It is too short.',
  unreadable: 'It cannot be understood.',
};

const modes: WordsFor<Extract<Filter, { mode: string }>['mode']> = {
  exclude: 'Leave out what matches',
  only: 'Mirror only what matches',
};

const answers: WordsFor<Answer> = {
  'needs-action': 'You have not answered',
  accepted: 'You accepted',
  declined: 'You declined',
  tentative: 'You said maybe',
  delegated: 'You delegated it',
};
const classes: Readonly<Record<EventClass, string | null>> = {
  public: null,
  private: 'Private',
  confidential: 'Confidential',
};
const statuses: Readonly<Record<EventStatus, string | null>> = {
  confirmed: null,
  tentative: 'Tentative',
  cancelled: 'Cancelled',
};

/** Minutes before the start, in the largest unit that fits. */
function before(minutes: number): string {
  if (minutes === 0) return 'at the start';
  const [value, unit] = [
    [1_440, 'day'],
    [60, 'hour'],
    [1, 'minute'],
  ]
    .map(([length, unit]) => [minutes / Number(length), String(unit)] as const)
    .find(([value]) => Number.isInteger(Math.abs(value))) ?? [minutes, 'minute'];
  const length = `${count.format(Math.abs(value))} ${unit}${Math.abs(value) === 1 ? '' : 's'}`;
  return minutes < 0 ? `${length} after the start` : `${length} before`;
}

function filterWords(filter: Filter): string {
  switch (filter.kind) {
    case 'categories':
      return `${modes[filter.mode]}: categories ${filter.categories.join(', ')}`;
    case 'text':
      return `${modes[filter.mode]}: ${fields[filter.field].title.toLowerCase()} with “${filter.pattern}”`;
    case 'hours': {
      const days = filter.weekdays.map((day) => WEEKDAYS[day - 1]).join(', ');
      return `Mirror only ${days}, ${filter.from} to ${filter.to} (${filter.timeZone})`;
    }
    case 'minimum-duration':
      return `Mirror only what lasts ${count.format(filter.minutes)} minutes or more`;
    default:
      return `Leave out: ${filters[filter.kind].title.toLowerCase()}`;
  }
}

export const policy = {
  editor: {
    preset: 'What others see',
    presets,
    matrix: 'Field by field',
    fields,
    rules: { drop: 'Leave out', copy: 'Copy', replace: 'Replace' },
    template: (field: string) => `${field}: words instead`,
    ruleWords: (field: string, rule: FieldRule) =>
      rule.rule === 'replace'
        ? `${field}: “${rule.template}”`
        : `${field}: ${rule.rule === 'copy' ? 'copied' : 'left out'}`,
    memberWords: (label: string, value: string) => `${label}: ${value.charAt(0).toLowerCase()}${value.slice(1)}`,
    insert: (variable: string, name: string) => `Put in {${variable}}, ${name}`,
    variables,
    more: 'On the target',
    visibility: {
      label: 'Visibility',
      hint: 'Whether the target shows its details to people it is shared with.',
      options: visibility,
    },
    transparency: { label: 'Blocks time', hint: 'Whether others find you busy or free.', options: transparency },
    reminders: {
      label: 'Reminders',
      hint: 'The source’s own never go along: nobody is rung twice.',
      options: { none: 'None', fixed: 'The same for every mirror' },
      minutes: 'Minutes before',
      words: (minutes: number) => `Reminder ${before(minutes)}`,
      add: 'Add a reminder',
      remove: (minutes: number) => `Remove the reminder ${before(minutes)}`,
    },
  },
  filters: {
    kinds: filters,
    simple: 'Leave out events that are',
    rules: 'Rules',
    none: 'No filter',
    words: filterWords,
    noRules: 'No rule by label, text, hours or length.',
    add: 'Add a rule',
    remove: (kind: string) => `Remove the rule “${kind}”`,
    mode: 'What it does',
    modes,
    categories: 'Categories',
    categoriesHint: 'Separated by commas, in any case.',
    field: 'Where to look',
    pattern: 'Pattern',
    patternHint: 'A word, or a regular expression (RE2). In any case, unless it begins with (?-i).',
    weekdays: 'On these days',
    from: 'From',
    to: 'To',
    toHint: 'Before “from” means past midnight.',
    timeZone: 'Time zone',
    timeZoneHint: 'Such as Europe/Berlin.',
    minutes: 'Minutes at least',
  },
  preview: {
    when: 'When',
    yours: 'Your events',
    others: 'What others will see',
    allGo: (total: number) =>
      plural(total, 'The next event is mirrored.', `All of the next ${count.format(total)} are mirrored.`),
    gone: (gone: number, total: number) =>
      `${count.format(gone)} of ${count.format(total)} ${gone === 1 ? 'is' : 'are'} not mirrored.`,
    onlyGone: 'Show only those',
    notMirrored: 'Not mirrored',
    reasons,
    empty: 'No event lies ahead, so there is nothing to show yet.',
    invalid: 'This is how it was before: something in the settings is not right yet.',
    invalidYet: 'Something in the settings is not right yet. What they do shows once it is.',
    untitled: 'No title',
    free: 'Free',
    repeats: 'Repeats',
    answers,
    classes,
    statuses,
    reminder: (minutes: number) => `Reminder ${before(minutes)}`,
    people: (organizer: string | null, attendees: number) =>
      [organizer, attendees === 0 ? null : plural(attendees, '1 attendee', `${count.format(attendees)} attendees`)]
        .filter((part) => part !== null)
        .join(', '),
    allDay: 'all day',
  },
  /** What is wrong with a member, in words; the core's own are English. */
  fault: ({ message }: Fault): string => message,
};
