import { jest } from '@jest/globals';
import type { EnqueuedJob, JobRequest } from '../queue/job-request.js';
import { FoldWindow } from './fold-window.js';

const CALENDAR = '0193a000-0000-7000-8000-000000000001';
const request = (changedAt: string): JobRequest => ({
  kind: 'pull',
  lane: 'push',
  calendarId: CALENDAR,
  payload: { changedAt },
});

describe('a fold window', () => {
  let queued: unknown[];
  let failures: unknown[];
  let answer: () => Promise<EnqueuedJob>;
  let window: FoldWindow<JobRequest>;

  beforeEach(() => {
    jest.useFakeTimers();
    queued = [];
    failures = [];
    answer = () => Promise.resolve({ id: 'a-job', status: 'queued', folded: false });
    window = new FoldWindow({
      enqueue: ({ payload }) => {
        queued.push(payload?.['changedAt']);
        return answer();
      },
      now: () => performance.now(),
      failed: (_, late) => failures.push(late.payload?.['changedAt']),
    });
  });
  afterEach(() => jest.useRealTimers());

  const take = (changedAt: string, subject = CALENDAR): Promise<string> => window.take(subject, request(changedAt));

  it('queues the first at once, and nothing for those that come before its job begins', async () => {
    expect([await take('1'), await take('2'), await take('3')]).toEqual(['queued', 'folded', 'folded']);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(queued).toEqual(['1']);
  });

  it('queues what came later when the window is over, once, from the earliest on', async () => {
    await take('1');
    await jest.advanceTimersByTimeAsync(500);
    expect([await take('2'), await take('3')]).toEqual(['folded', 'folded']);
    expect(queued).toEqual(['1']);
    await jest.advanceTimersByTimeAsync(500);
    expect(queued).toEqual(['1', '2']);
  });

  it('is open for each subject by itself', async () => {
    await take('1');
    await take('2', 'another');
    expect(queued).toEqual(['1', '2']);
  });

  it('trusts no job that waited already to begin late enough', async () => {
    answer = () => Promise.resolve({ id: 'a-job', status: 'queued', folded: true });
    await take('1');
    await take('2');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(queued).toEqual(['1', '2']);
  });

  it('lets all who wait hear that nothing could be queued, and starts anew', async () => {
    answer = () => Promise.reject(new Error('away'));
    const both = await Promise.allSettled([take('1'), take('2')]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    answer = () => Promise.resolve({ id: 'a-job', status: 'queued', folded: false });
    expect(await take('3')).toBe('queued');
  });

  it('loses nothing that comes while the database is so slow that the window is over', async () => {
    let arrived = (): void => undefined;
    answer = () =>
      new Promise((resolve) => (arrived = () => resolve({ id: 'a-job', status: 'queued', folded: false })));
    const first = take('1');
    await jest.advanceTimersByTimeAsync(200);
    const second = take('2');
    await jest.advanceTimersByTimeAsync(2_000);
    arrived();
    await first;
    await jest.advanceTimersByTimeAsync(0);
    arrived();
    expect([await second, queued]).toEqual(['queued', ['1', '2']]);
  });

  it('tells of what waited and could not be queued', async () => {
    await take('1');
    await jest.advanceTimersByTimeAsync(500);
    await take('2');
    answer = () => Promise.reject(new Error('away'));
    await jest.advanceTimersByTimeAsync(500);
    expect(failures).toEqual(['2']);
  });

  it('queues what waits when it is closed', async () => {
    await take('1');
    await jest.advanceTimersByTimeAsync(500);
    await take('2');
    await window.close();
    expect(queued).toEqual(['1', '2']);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(queued).toHaveLength(2);
  });
});
