import type { CalendarEvent } from '@calmirror/core';
import { anEvent, aSeries } from '@calmirror/testkit';
import { JobQueue } from '../../src/queue/job-queue.js';
import { type RunningApp, startApp } from '../harness/start-app.js';
import { type FakeAccount, FakeAccounts, type FakeCalendarInUse } from '../sync/harness/fake-accounts.js';
import { dashedIn } from '../sync/harness/sample-feed.js';
import { HurriedClocks } from './harness/hurried-clocks.js';

const event = (uid: string, poison: object = {}): CalendarEvent =>
  anEvent({
    uid,
    summary: uid,
    start: { kind: 'instant', instant: `${dashedIn(3)}T09:00:00Z` },
    end: { kind: 'instant', instant: `${dashedIn(3)}T10:00:00Z` },
    ...poison,
  });

/** As an adapter with a fault of its own may hand them in: their type says that they cannot be. */
const POISONS: Readonly<Record<string, object>> = {
  'no rules, where a list of them should be': { recurrence: { ...aSeries().recurrence, rules: null } },
  'a start that is no time': { start: { kind: 'instant', instant: 'noon' } },
  'a start of a kind that there is not': { start: { kind: 'lunar', day: 3 } },
  'a title that is a number': { summary: 42 },
  'categories that are no list': { categories: null },
  'zones that are no list': { zones: null },
};

describe('one event among many that nothing can be done with', () => {
  let running: RunningApp;
  let clocks: HurriedClocks;
  let accounts: FakeAccounts;

  beforeAll(async () => {
    running = await startApp();
    clocks = new HurriedClocks(running.db);
    accounts = new FakeAccounts(running);
  });
  afterAll(async () => {
    clocks.stop();
    await running.stop();
  });

  interface House {
    readonly from: FakeAccount;
    readonly to: FakeAccount;
    readonly source: FakeCalendarInUse;
    readonly target: FakeCalendarInUse;
    readonly pairId: string;
  }
  const house = async (batchSize: number): Promise<House> => {
    const [from, to] = [await accounts.account(), await accounts.account({ batchSize })];
    const [source, target] = [await accounts.calendar(from), await accounts.calendar(to)];
    return { from, to, source, target, pairId: await accounts.pair(source, target) };
  };
  const read = async ({ from, to, source, pairId }: House): Promise<void> => {
    await running.app.get(JobQueue).enqueue([{ kind: 'pull', lane: 'push', calendarId: source.id }]);
    await clocks.settled({ subjects: [source.id, pairId], accounts: [from.connectorId, to.connectorId] });
  };
  const titles = ({ target }: House): (string | null)[] =>
    target.held
      .all()
      .map(({ event: { summary } }) => summary)
      .sort();
  const mapping = async ({ pairId }: House): Promise<object[]> =>
    running.db.query('SELECT state, reason FROM mappings WHERE pair_id = $1 AND event_id = $2', [pairId, 'poison']);
  const standing = async ({ pairId }: House): Promise<object[]> =>
    running.db.query('SELECT state, state_reason FROM pairs WHERE id = $1', [pairId]);

  it.each(Object.entries(POISONS))('%s: it alone is unreadable, and keeps its mirror', async (_, poison) => {
    const at = await house(20);
    at.source.held.hold([event('before'), event('poison', poison), event('then')]);
    await read(at);
    expect(titles(at)).toEqual(['before', 'then']);
    expect(await mapping(at)).toEqual([{ state: 'unreadable', reason: expect.stringMatching(/^bad-/) as string }]);
    expect(await standing(at)).toEqual([{ state: 'ok', state_reason: 'some-events-unreadable' }]);

    at.source.held.put(event('poison'));
    await read(at);
    expect(titles(at)).toEqual(['before', 'poison', 'then']);
    at.source.held.put(event('poison', poison));
    at.source.held.put(event('later'));
    await read(at);
    expect(titles(at)).toEqual(['before', 'later', 'poison', 'then']);
  });

  it.each([1, 20])('its write is refused, %i at a time: the others are written', async (batchSize) => {
    const at = await house(batchSize);
    at.source.held.hold([event('before'), event('poison'), event('then')]);
    at.to.provider.watchedBy({
      arrived: (request) => {
        if (request.kind !== 'write') return;
        for (const operation of request.operations)
          if (operation.kind !== 'delete' && operation.mirror.event.summary === 'poison')
            at.to.provider.refuse(operation.mirror.id);
      },
    });
    await read(at);
    expect(titles(at)).toEqual(['before', 'then']);
    expect(await mapping(at)).toEqual([{ state: 'failed', reason: 'refused' }]);
    expect(await standing(at)).toEqual([{ state: 'ok', state_reason: 'some-events-failed' }]);
  });

  it.each([1, 20])(
    'its write is more than the adapter can bear, %i at a time: the others are written',
    async (size) => {
      const at = await house(size);
      at.source.held.hold([event('before'), event('poison'), event('then')]);
      at.to.provider.watchedBy({
        arrived: (request) => {
          if (request.kind !== 'write') return;
          for (const operation of request.operations)
            if (operation.kind !== 'delete' && operation.mirror.event.summary === 'poison')
              throw new TypeError('poison');
        },
      });
      await read(at);
      expect(titles(at)).toEqual(['before', 'then']);
      expect(await mapping(at)).toEqual([{ state: 'failed', reason: 'refused' }]);
      expect(await standing(at)).toEqual([{ state: 'ok', state_reason: 'some-events-failed' }]);
    },
  );
});
