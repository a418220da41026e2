import type { ChangeTopic } from '@calmirror/contracts';
import { jest } from '@jest/globals';
import { ChangeStream } from './change-stream.js';

const streamOf = (...topics: ChangeTopic[]): ChangeStream => new ChangeStream('session', new Set(topics));
/** All that a reader gets now. */
const read = ({ body }: ChangeStream): string => String((body.read() as Buffer | null) ?? '');

describe('a stream of changes', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick'] }));
  afterEach(() => jest.useRealTimers());

  it('tells at once, and what follows within a second together', () => {
    const stream = streamOf('pairs', 'jobs');
    expect(read(stream)).toContain('event: hello');
    stream.tell(['pairs']);
    expect(read(stream)).toBe('event: change\ndata: {"topics":["pairs"]}\n\n');
    stream.tell(['jobs']);
    stream.tell(['pairs']);
    stream.tell(['jobs']);
    expect(read(stream)).toBe('');
    jest.advanceTimersByTime(1_000);
    expect(read(stream)).toBe('event: change\ndata: {"topics":["jobs","pairs"]}\n\n');
  });

  it('keeps no more than one of each topic for a reader that takes nothing, and gives it up', () => {
    const stream = streamOf('pairs');
    for (let beats = 0; beats < 10_000 && !stream.body.destroyed; beats += 1) {
      jest.advanceTimersByTime(1_000);
      stream.tell(['pairs']);
      stream.beat();
    }
    expect(stream.body.destroyed).toBe(true);
    expect(stream.body.readableLength).toBeLessThan(100_000);
  });

  it('tells nothing after its end, and does not wait for a reader that takes nothing', () => {
    const stream = streamOf('pairs');
    const failed = jest.fn();
    stream.body.on('error', failed);
    stream.end();
    stream.tell(['pairs']);
    stream.beat();
    expect([stream.body.destroyed, stream.body.errored]).toEqual([true, null]);
    expect(failed).not.toHaveBeenCalled();
  });
});
