import { aFeed, aVevent, spawnReadingThread } from '@calmirror/testkit';
import type { FeedBody } from './calendar-reader.js';
import { inlineReader } from './inline-reader.js';
import { ThreadedReader, type ThreadedReaderParts } from './threaded-reader.js';

const signal = new AbortController().signal;
const body = (text: string): FeedBody => ({ bytes: new TextEncoder().encode(text), contentType: null });
const description = `DESCRIPTION:${'What is to be talked about. '.repeat(12)}`;
const feedOf = (count: number, others: readonly string[] = []): FeedBody => {
  const events = Array.from({ length: count }, (_, index) =>
    aVevent(`${index}@feeds.test`, `Event ${index}`, description),
  );
  return body(aFeed([...events, ...others]));
};

// Threads start slowly where many tests run at once.
jest.setTimeout(30_000);

describe('reading in a thread', () => {
  let spawned = 0;
  let reader: ThreadedReader;
  const make = (parts: Partial<ThreadedReaderParts> = {}): ThreadedReader => {
    const spawn = (): ReturnType<typeof spawnReadingThread> => {
      spawned += 1;
      return spawnReadingThread();
    };
    return (reader = new ThreadedReader({ spawn, threads: 1, timeoutMs: 30_000, idleMs: 60_000, ...parts }));
  };
  beforeEach(() => (spawned = 0));
  afterEach(() => reader.close());

  it('gives what reading in the own thread gives, in several portions', async () => {
    const unreadable = Array.from({ length: 300 }, (_, index) => aVevent(`bad-${index}`, 'Bad', 'DTSTART:yesterday'));
    const feed = feedOf(1234, unreadable);
    const threaded = await make().read(feed, new Map(), signal);
    expect(threaded).toEqual(await inlineReader.read(feed, new Map(), signal));
    expect([threaded.events.length, threaded.withheld.length, threaded.present.length]).toEqual([1234, 300, 1534]);
  });

  it('reads only what is not known', async () => {
    const feed = feedOf(1000);
    const first = await make().read(feed, new Map(), signal);
    const known = new Map(first.events.map(({ event, revision }) => [event.id, revision]));
    known.set('7@feeds.test', 'older');
    const second = await reader.read(feed, known, signal);
    expect(second.events.map(({ event }) => event.id)).toEqual(['7@feeds.test']);
    expect(second.present).toHaveLength(1000);
    expect(spawned).toBe(1);
  });

  it('reads small feeds where they are asked for', async () => {
    await expect(make().read(feedOf(3), new Map(), signal)).resolves.toMatchObject({ withheld: [] });
    expect(spawned).toBe(0);
  });

  it('hands on why a feed is refused, and reads the next one with the same thread', async () => {
    const feed = feedOf(1000);
    const broken = { ...feed, bytes: feed.bytes.subarray(0, feed.bytes.length - 100) };
    await expect(make().read(broken, new Map(), signal)).rejects.toMatchObject({
      name: 'ProviderError',
      kind: 'temporary',
      reason: 'truncated',
    });
    await expect(reader.read(feed, new Map(), signal)).resolves.toMatchObject({ withheld: [] });
    expect(spawned).toBe(1);
  });

  it('lets feeds wait for a free thread', async () => {
    make();
    const contents = await Promise.all([500, 600, 700].map((count) => reader.read(feedOf(count), new Map(), signal)));
    expect(contents.map(({ present }) => present.length)).toEqual([500, 600, 700]);
    expect(spawned).toBe(1);
  });

  it('gives up a reading that takes too long, and reads the next one in a new thread', async () => {
    await expect(make({ timeoutMs: 1 }).read(feedOf(1000), new Map(), signal)).rejects.toMatchObject({
      kind: 'rejected',
      reason: 'too-large',
    });
    await expect(reader.read(feedOf(1000), new Map(), signal)).rejects.toMatchObject({ reason: 'too-large' });
    expect(spawned).toBe(2);
  });

  it('stops for its caller, with the caller’s reason', async () => {
    const stop = new AbortController();
    const reason = new Error('shutting down');
    const reading = make().read(feedOf(1000), new Map(), stop.signal);
    stop.abort(reason);
    await expect(reading).rejects.toBe(reason);
  });

  it('reports a thread that dies as a failed reading', async () => {
    const spawn = (): ReturnType<typeof spawnReadingThread> => {
      const thread = spawnReadingThread();
      void thread.terminate();
      return thread;
    };
    await expect(make({ spawn }).read(feedOf(1000), new Map(), signal)).rejects.toMatchObject({
      kind: 'temporary',
      reason: 'undecodable',
    });
  });

  it('never holds up the asking thread for more than 50 ms, with 10,000 events', async () => {
    const feed = feedOf(10_000);
    await make().read(feedOf(1000), new Map(), signal);
    const longestTurn = watchTurns();
    const { events } = await reader.read(feed, new Map(), signal);
    const milliseconds = longestTurn();
    expect(events).toHaveLength(10_000);
    expect(milliseconds).toBeLessThan(50);
  });
});

/** Processor time, in milliseconds, that the longest turn of this thread's event loop took: other processes do not count. */
function watchTurns(): () => number {
  let watching = true;
  let longest = 0;
  let last = process.threadCpuUsage();
  const turn = (): void => {
    const { user, system } = process.threadCpuUsage(last);
    longest = Math.max(longest, (user + system) / 1000);
    last = process.threadCpuUsage();
    if (watching) setTimeout(turn, 1);
  };
  setTimeout(turn, 1);
  return () => {
    watching = false;
    return longest;
  };
}
