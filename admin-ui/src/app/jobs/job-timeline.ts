import type { JobAnswer } from '@calmirror/contracts';
import { hasEnded } from './job-standing';

/** A point in the life of a job. */
export interface Step {
  readonly name: 'created' | 'due' | 'lastTry' | 'started' | 'finished';
  /** Milliseconds of the epoch; null for what has not come. */
  readonly at: number | null;
  /** From the step before to this one, or until now where this one has not come; null where that says nothing. */
  readonly after: { readonly kind: 'waited' | 'ran' | 'runs'; readonly ms: number } | null;
}

/** A job that is due this soon after it was asked for was due at once. */
const AT_ONCE_MS = 1000;

type Lived = Pick<JobAnswer, 'status' | 'createdAt' | 'runAt' | 'startedAt' | 'finishedAt'>;

/** The steps of a job in the order of time, those to come last. `now` in milliseconds of the epoch. */
export function timelineOf(job: Lived, now: number): Step[] {
  const [created, due] = [Date.parse(job.createdAt), Date.parse(job.runAt)];
  const started = job.startedAt === null ? null : Date.parse(job.startedAt);
  const finished = job.finishedAt === null ? null : Date.parse(job.finishedAt);
  const dueLater = due - created > AT_ONCE_MS;
  const first: Step = { name: 'created', at: created, after: null };
  const dueStep: Step[] = dueLater ? [{ name: 'due', at: due, after: null }] : [];
  if (job.status === 'queued') {
    const lastTry: Step[] = started === null ? [] : [{ name: 'lastTry', at: started, after: null }];
    return [first, ...lastTry, ...dueStep, toCome('started'), toCome('finished')];
  }
  const waited =
    started === null ? null : ({ kind: 'waited', ms: Math.max(0, started - Math.max(created, due)) } as const);
  const start: Step = { name: 'started', at: started, after: waited };
  return [first, ...dueStep, start, { name: 'finished', at: finished, after: ran(job, started, finished ?? now) }];
}

const toCome = (name: Step['name']): Step => ({ name, at: null, after: null });

function ran(job: Lived, started: number | null, until: number): Step['after'] {
  if (started === null) return null;
  return { kind: hasEnded(job) ? 'ran' : 'runs', ms: Math.max(0, until - started) };
}
