import type { CalendarEvent } from '@calmirror/core';
import { anEvent } from '@calmirror/testkit';
import { JobQueue } from '../../src/queue/job-queue.js';
import { type RunningApp, startApp } from '../harness/start-app.js';
import { type FakeAccount, FakeAccounts, type FakeCalendarInUse } from '../sync/harness/fake-accounts.js';
import { dashedIn } from '../sync/harness/sample-feed.js';
import { HurriedClocks } from './harness/hurried-clocks.js';

const event = (uid: string, summary: string): CalendarEvent =>
  anEvent({
    uid,
    summary,
    start: { kind: 'instant', instant: `${dashedIn(3)}T09:00:00Z` },
    end: { kind: 'instant', instant: `${dashedIn(3)}T10:00:00Z` },
  });

describe('a write that a target carried out and whose answer was lost, when the source has gone back before the next try', () => {
  let running: RunningApp;
  let clocks: HurriedClocks;
  let from: FakeAccount;
  let to: FakeAccount;
  let source: FakeCalendarInUse;
  let target: FakeCalendarInUse;
  let pairId: string;

  beforeAll(async () => {
    running = await startApp();
    clocks = new HurriedClocks(running.db);
    const accounts = new FakeAccounts(running);
    [from, to] = [await accounts.account(), await accounts.account()];
    [source, target] = [await accounts.calendar(from), await accounts.calendar(to)];
    source.held.hold([event('stays', 'Stays'), event('lunch', 'Lunch')]);
    pairId = await accounts.pair(source, target);
    await read();
  });
  afterAll(async () => {
    clocks.stop();
    await running.stop();
  });

  /** Reads and mirrors, and lets all that waits have its turn; `backAtOnce` is done to the source as soon as something waits. */
  const read = async (backAtOnce?: () => void): Promise<void> => {
    let back = backAtOnce;
    const queue = running.app.get(JobQueue);
    const pull = { kind: 'pull' as const, lane: 'push' as const, calendarId: source.id };
    await queue.enqueue([pull]);
    await clocks.settled({
      subjects: [source.id, pairId],
      accounts: [from.connectorId, to.connectorId],
      whileWaiting: async () => {
        if (back === undefined) return false;
        back();
        back = undefined;
        await queue.enqueue([pull]);
        return true;
      },
    });
  };
  const titles = (): (string | null)[] =>
    target.held
      .all()
      .map(({ event: { summary } }) => summary)
      .sort();

  it.each(['timeout-after-effect', 'cut-within-batch'] as const)('a change is taken back (%s)', async (kind) => {
    source.held.put(event('lunch', 'Dinner'));
    to.provider.failNext(kind === 'cut-within-batch' ? { kind, after: 1 } : { kind });
    await read(() => {
      expect(titles()).toEqual(['Dinner', 'Stays']);
      source.held.put(event('lunch', 'Lunch'));
    });
    expect(titles()).toEqual(['Lunch', 'Stays']);
  });

  it('a deletion is made good', async () => {
    source.held.delete('lunch');
    to.provider.failNext({ kind: 'timeout-after-effect' });
    await read(() => {
      expect(titles()).toEqual(['Stays']);
      source.held.put(event('lunch', 'Lunch'));
    });
    expect(titles()).toEqual(['Lunch', 'Stays']);
  });

  it('a mirror of an event that is gone is taken away', async () => {
    source.held.put(event('tea', 'Tea'));
    to.provider.failNext({ kind: 'timeout-after-effect' });
    await read(() => {
      expect(titles()).toEqual(['Lunch', 'Stays', 'Tea']);
      source.held.delete('tea');
    });
    expect(titles()).toEqual(['Lunch', 'Stays']);
  });
});
