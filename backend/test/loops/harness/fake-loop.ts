import type { JobAnswer, Lane, PairUpdate } from '@calmirror/contracts';
import type { CalendarEvent, TimeWindow } from '@calmirror/core';
import type { FakeFault, FakeProvider } from '@calmirror/testkit';
import { JobQueue } from '../../../src/queue/job-queue.js';
import { FakeAccounts, type FakeCalendarInUse } from '../../sync/harness/fake-accounts.js';
import { Mirroring } from '../../sync/harness/mirroring.js';

/** Calendars of accounts in memory, and pairs between them that are all there before the first of them runs. */
export class FakeLoop<Name extends string> {
  private readonly pairs = new Map<string, string>();
  private readonly windows = new Map<Name, TimeWindow>();
  private writes: string[] = [];

  private constructor(
    readonly mirroring: Mirroring,
    private readonly calendars: ReadonlyMap<Name, FakeCalendarInUse>,
    private readonly providers: ReadonlyMap<Name, FakeProvider>,
  ) {}

  static async start<Name extends string>(
    names: readonly Name[],
    pairs: readonly (readonly [Name, Name])[],
    fill: Readonly<Record<Name, readonly CalendarEvent[]>>,
  ): Promise<FakeLoop<Name>> {
    const mirroring = await Mirroring.start();
    const accounts = new FakeAccounts(mirroring.running);
    const calendars = new Map<Name, FakeCalendarInUse>();
    const providers = new Map<Name, FakeProvider>();
    const loop = new FakeLoop<Name>(mirroring, calendars, providers);
    for (const name of names) {
      const account = await accounts.account();
      account.provider.watchedBy({
        carriedOut: (request) => {
          if (request.kind === 'read') loop.windows.set(name, request.window);
          if (request.kind === 'write') loop.writes.push(...request.operations.map(({ kind }) => `${kind} on ${name}`));
        },
      });
      const calendar = await accounts.calendar(account);
      calendar.held.hold(fill[name]);
      calendars.set(name, calendar);
      providers.set(name, account.provider);
    }
    for (const [source, target] of pairs)
      loop.pairs.set(`${source} ${target}`, await accounts.pair(loop.inUse(source), loop.inUse(target)));
    return loop;
  }

  stop(): Promise<void> {
    return this.mirroring.stop();
  }

  /** Each pair reads its source and is brought up to date, one after the other; answers what was written. */
  async round(): Promise<string[]> {
    this.writes = [];
    for (const pairId of this.pairs.values()) {
      await this.mirroring.sync(pairId);
      await this.mirroring.quiet();
    }
    return this.writes;
  }

  /** One pair reads its source and is brought up to date. */
  sync(source: Name, target: Name): Promise<JobAnswer> {
    return this.mirroring.sync(this.pairs.get(`${source} ${target}`) ?? '');
  }

  /** One pair is brought up to date with what is known of its source. */
  async mirror(source: Name, target: Name, lane: Lane = 'interactive'): Promise<JobAnswer> {
    return this.carriedOut('mirror', this.pairs.get(`${source} ${target}`) ?? '', lane);
  }

  /** Changes settings of a pair as a person would. */
  async change(source: Name, target: Name, settings: Omit<PairUpdate, 'faults'>): Promise<void> {
    const id = this.pairs.get(`${source} ${target}`) ?? '';
    const { status, text } = await this.mirroring.client.put(`/api/pairs/${id}`, settings);
    if (status !== 200) throw new Error(`answered ${status}: ${text}`);
    await this.mirroring.quiet();
  }

  /** Each pair's target is looked through; answers what was written. */
  async reconcile(): Promise<string[]> {
    this.writes = [];
    for (const pairId of this.pairs.values()) {
      await this.carriedOut('reconcile', pairId);
      await this.mirroring.quiet();
    }
    return this.writes;
  }

  /** The next requests that reach the account of this calendar meet one each. */
  failNext(name: Name, ...faults: readonly FakeFault[]): void {
    this.providers.get(name)?.failNext(...faults);
  }

  recover(name: Name): void {
    this.providers.get(name)?.recover();
  }

  /** How far the calendar was looked at when it was last read. */
  lastRead(name: Name): TimeWindow {
    const window = this.windows.get(name);
    if (!window) throw new Error(`${name} was not read`);
    return window;
  }

  id(name: Name): string {
    return this.inUse(name).id;
  }

  held(name: Name): FakeCalendarInUse['held'] {
    return this.inUse(name).held;
  }

  titles(name: Name): (string | null)[] {
    return this.held(name)
      .all()
      .map(({ event }) => event.summary)
      .sort();
  }

  private async carriedOut(
    kind: 'mirror' | 'reconcile',
    pairId: string,
    lane: Lane = 'interactive',
  ): Promise<JobAnswer> {
    const queue = this.mirroring.running.app.get(JobQueue);
    const [job] = await queue.enqueue([{ kind, lane, pairId, payload: {} }]);
    return this.mirroring.ended(job?.id ?? '');
  }

  private inUse(name: Name): FakeCalendarInUse {
    const found = this.calendars.get(name);
    if (!found) throw new Error(`there is no calendar ${name}`);
    return found;
  }
}
