import type { JobAnswer } from '@calmirror/contracts';
import { timelineOf } from './job-timeline';

const now = Date.UTC(2026, 10, 22, 12);
const at = (seconds: number): string => new Date(now + seconds * 1000).toISOString();
const job = (given: Partial<JobAnswer>): JobAnswer =>
  ({ status: 'queued', createdAt: at(-60), runAt: at(-60), startedAt: null, finishedAt: null, ...given }) as JobAnswer;
const told = (given: Partial<JobAnswer>): string[] =>
  timelineOf(job(given), now).map(({ name, at, after }) =>
    [name, at === null ? '-' : (at - now) / 1000, after && `${after.kind} ${after.ms / 1000}`]
      .filter((x) => x !== null)
      .join(' '),
  );

describe('timelineOf', () => {
  it('has steps to come for a job that waits', () => {
    expect(told({})).toEqual(['created -60', 'started -', 'finished -']);
  });

  it('tells when a job is due that was asked for later', () => {
    expect(told({ runAt: at(30) })).toEqual(['created -60', 'due 30', 'started -', 'finished -']);
  });

  it('puts the last try before the moment of the next', () => {
    expect(told({ startedAt: at(-50), runAt: at(30) })).toEqual([
      'created -60',
      'lastTry -50',
      'due 30',
      'started -',
      'finished -',
    ]);
  });

  it('counts the time of a running job up to now', () => {
    expect(told({ status: 'running', startedAt: at(-58) })).toEqual([
      'created -60',
      'started -58 waited 2',
      'finished - runs 58',
    ]);
  });

  it('counts the wait from when the job was due, and the run until its end', () => {
    const ended = { status: 'succeeded', runAt: at(-40), startedAt: at(-39), finishedAt: at(-9) } as const;
    expect(told(ended)).toEqual(['created -60', 'due -40', 'started -39 waited 1', 'finished -9 ran 30']);
  });

  it('knows no run of a job that was cancelled before it began', () => {
    expect(told({ status: 'cancelled', finishedAt: at(-9) })).toEqual(['created -60', 'started -', 'finished -9']);
  });
});
