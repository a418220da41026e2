import type { CalendarEvent } from '@calmirror/core';
import { anEvent, type FakeManners } from '@calmirror/testkit';
import { JobQueue } from '../../../src/queue/job-queue.js';
import { type RunningApp, startApp } from '../../harness/start-app.js';
import {
  type FakeAccount,
  FakeAccounts,
  type FakeCalendarInUse,
  type FakePairSettings,
} from '../../sync/harness/fake-accounts.js';
import { dashedIn } from '../../sync/harness/sample-feed.js';
import { HurriedClocks, type HurriedWorld } from './hurried-clocks.js';

/** A pair between two fake accounts. */
export interface PairInHouse {
  readonly id: string;
  readonly from: FakeAccount;
  readonly to: FakeAccount;
  readonly source: FakeCalendarInUse;
  readonly target: FakeCalendarInUse;
}

/** The real application, fake providers around it, and clocks that do not make anybody wait. */
export class FakeHouse {
  private constructor(
    readonly running: RunningApp,
    readonly accounts: FakeAccounts,
    private readonly clocks: HurriedClocks,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<FakeHouse> {
    const running = await startApp({ env: { POLL_SECONDS: '0.2', ...env } });
    return new FakeHouse(running, new FakeAccounts(running), new HurriedClocks(running.db));
  }

  async stop(): Promise<void> {
    this.clocks.stop();
    await this.running.stop();
  }

  async pair(named: Partial<FakeManners & FakePairSettings> = {}): Promise<PairInHouse> {
    const [from, to] = [await this.accounts.account(named), await this.accounts.account(named)];
    const [source, target] = [await this.accounts.calendar(from), await this.accounts.calendar(to)];
    return { id: await this.accounts.pair(source, target, named), from, to, source, target };
  }

  /** Reads the source and mirrors, and lets all that waits have its turn; `meanwhile` is done once, when all waits. */
  async read(pair: PairInHouse, meanwhile?: () => Promise<void> | void): Promise<void> {
    let still = meanwhile;
    const world: HurriedWorld = {
      subjects: [pair.source.id, pair.id],
      accounts: [pair.from.connectorId, pair.to.connectorId],
      whileWaiting: async () => {
        const now = still;
        still = undefined;
        await now?.();
        return now !== undefined;
      },
    };
    await this.pull(pair);
    await this.clocks.settled(world);
  }

  async pull({ source }: PairInHouse): Promise<void> {
    const pull = { kind: 'pull', lane: 'push', calendarId: source.id, accountId: source.connectorId } as const;
    await this.running.app.get(JobQueue).enqueue([pull]);
  }

  standing({ id }: PairInHouse): Promise<object[]> {
    return this.running.db.query('SELECT state, state_reason FROM pairs WHERE id = $1', [id]);
  }

  mapping({ id }: PairInHouse, eventId: string): Promise<object[]> {
    return this.running.db.query('SELECT state, reason FROM mappings WHERE pair_id = $1 AND event_id = $2', [
      id,
      eventId,
    ]);
  }
}

/** The titles that stand on a pair's target. */
export const titles = ({ target }: PairInHouse): (string | null)[] =>
  target.held
    .all()
    .map(({ event }) => event.summary)
    .sort();

/** An hour in three days, with its id for a title. */
export const hourOf = (uid: string, differing: object = {}): CalendarEvent =>
  anEvent({
    uid,
    summary: uid,
    start: { kind: 'instant', instant: `${dashedIn(3)}T09:00:00Z` },
    end: { kind: 'instant', instant: `${dashedIn(3)}T10:00:00Z` },
    ...differing,
  });
