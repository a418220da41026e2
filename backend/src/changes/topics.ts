import type { ChangeTopic, GeneralTopic } from '@calmirror/contracts';

/** A job, by the ids that say what else changes along with it. */
export interface NotedJob {
  readonly id: string;
  readonly pairId: string | null;
  readonly calendarId: string | null;
  readonly connectorId: string | null;
}

/** More than these are told as all of their kind: a payload ends at 8,000 bytes, and a topic has up to 42. */
const MOST_NAMED = 80;

/** What an audited change of `subjectId` is about. A connector's calendars go along with it. */
const TOPICS_OF_SUBJECT: Readonly<Record<string, (id: string) => readonly ChangeTopic[]>> = {
  pair: (id) => ['pairs', `pair:${id}`],
  job: (id) => ['jobs', `job:${id}`],
  connector: () => ['connectors', 'calendars'],
  calendar: () => ['calendars'],
};

export const topicsOfEntry = (subjectKind: string, subjectId: string | null): ChangeTopic[] => [
  'audit',
  ...(subjectId === null ? [] : (TOPICS_OF_SUBJECT[subjectKind]?.(subjectId) ?? [])),
];

/** What there may be to see of jobs that began, went on or ended. */
export function topicsOfJobs(jobs: Iterable<NotedJob>): Set<ChangeTopic> {
  const topics = new Set<ChangeTopic>();
  for (const { id, pairId, calendarId, connectorId } of jobs) {
    topics.add('jobs').add(`job:${id}`);
    if (pairId !== null) topics.add('pairs').add(`pair:${pairId}`);
    if (calendarId !== null) topics.add('calendars');
    if (connectorId !== null) topics.add('connectors');
  }
  return topics;
}

/** Processes tell one another topics, and `pair:*` or `job:*` where there were too many to name. */
export function writeTopics(topics: Iterable<ChangeTopic>): string {
  const all = [...topics];
  const named = (kind: 'pair' | 'job'): ChangeTopic[] => {
    const some = all.filter((topic) => topic.startsWith(`${kind}:`));
    return some.length > MOST_NAMED ? [`${kind}:*`] : some;
  };
  return [...all.filter((topic) => !topic.includes(':')), ...named('pair'), ...named('job')].join(',');
}

/** Those of the topics asked for that a notification is about. */
export function concerned(asked: ReadonlySet<ChangeTopic>, payload: string): ChangeTopic[] {
  const told = new Set<string>(payload.split(','));
  return [...asked].filter((topic) => told.has(topic) || told.has(topic.replace(/:.*/, ':*')));
}

export const isToldOf = (payload: string, topic: GeneralTopic): boolean => payload.split(',').includes(topic);
