import { type CalendarEvent, mirrorIdOf } from '@calmirror/core';
import { anEvent, sha256 } from '@calmirror/testkit';
import { JobQueue } from '../../../src/queue/job-queue.js';
import type { JobRequest } from '../../../src/queue/job-request.js';
import type { RunningApp } from '../../harness/start-app.js';
import type { FakeAccount, FakeAccounts, FakeCalendarInUse } from '../../sync/harness/fake-accounts.js';
import { dashedIn } from '../../sync/harness/sample-feed.js';
import { AccountWatch } from './account-watch.js';
import { expectedMirrors } from './expected-mirrors.js';
import type { FaultScript, Impatience, ScriptedEdit, ScriptedPhase } from './fault-script.js';
import type { HurriedClocks, HurriedWorld } from './hurried-clocks.js';

interface WorldPair {
  readonly id: string;
  readonly source: FakeCalendarInUse;
  readonly target: FakeCalendarInUse;
}

/** One version of an event of a script; it moves with each. */
function scripted(event: number, version: number): CalendarEvent {
  const day = dashedIn(2 + event);
  return anEvent({
    uid: `event-${event}`,
    summary: `Event ${event}, version ${version}`,
    start: { kind: 'instant', instant: `${day}T1${version}:00:00Z` },
    end: { kind: 'instant', instant: `${day}T1${version}:30:00Z` },
  });
}

const LIMITS = { deletePercent: 100, deleteCount: 1_000 };
const POLICY = { preset: 'full' } as const;

/** A script carried out: two accounts, two calendars at each, and a pair from each of the first to one of the second. */
export class ScriptedWorld implements HurriedWorld {
  readonly subjects: readonly string[];
  readonly accounts: readonly string[];
  /** What went otherwise than promised. */
  readonly faults: string[] = [];
  private readonly watches: readonly AccountWatch[];
  private impatience: Impatience[] = [];

  private constructor(
    private readonly running: RunningApp,
    private readonly clocks: HurriedClocks,
    private readonly script: FaultScript,
    private readonly from: FakeAccount,
    private readonly to: FakeAccount,
    private readonly pairs: readonly WorldPair[],
    private readonly installationId: string,
  ) {
    this.subjects = pairs.flatMap(({ id, source }) => [id, source.id]);
    this.accounts = [from.connectorId, to.connectorId];
    this.watches = [from, to].map((account) => this.watch(account));
  }

  static async make(
    running: RunningApp,
    accounts: FakeAccounts,
    clocks: HurriedClocks,
    script: FaultScript,
  ): Promise<ScriptedWorld> {
    const [from, to] = [await accounts.account(script), await accounts.account(script)];
    const pairs: WorldPair[] = [];
    for (let index = 0; index < 2; index += 1) {
      const [source, target] = [await accounts.calendar(from), await accounts.calendar(to)];
      // A source that is empty of a sudden is another matter: its deletions are held.
      source.held.put(anEvent({ ...scripted(8, 0), uid: 'always', id: 'always' }));
      pairs.push({ id: await accounts.pair(source, target, { policy: POLICY, limits: LIMITS }), source, target });
    }
    const [installation] = await running.db.query<{ id: string }[]>('SELECT id FROM installation');
    return new ScriptedWorld(running, clocks, script, from, to, pairs, installation?.id ?? '');
  }

  /** Requests of both accounts so far. */
  get requests(): number {
    return this.from.provider.requests + this.to.provider.requests;
  }

  get met(): number {
    return this.watches.reduce((sum, watch) => sum + watch.met.length, 0);
  }

  async play(): Promise<void> {
    for (const phase of this.script.phases) await this.phase(phase);
    // What nobody met is over, and the calendars are polled as ever.
    this.from.provider.recover();
    this.to.provider.recover();
    await this.read('poll');
  }

  async whileWaiting(): Promise<boolean> {
    const next = this.impatience.shift();
    const pair = next && this.pairs[next.calendar];
    if (!pair) return false;
    if (next.kind === 'edit' && pair.source.held.get(`event-${next.event}`)) this.edit(next);
    await this.enqueue([
      next.kind === 'person' ? mirrorNow(pair) : pullOf(pair, next.kind === 'edit' ? 'push' : 'poll'),
    ]);
    return true;
  }

  /** Compares what stands with what the sources ask for. */
  async verify(): Promise<void> {
    for (const { id, source, target } of this.pairs) {
      const events = source.held.all().map(({ event }) => event);
      const expected = expectedMirrors(events, { installationId: this.installationId, pairId: id }, { policy: POLICY });
      const held = target.held.all().map(({ event }) => event);
      expect(held.sort(byId)).toEqual([...expected.values()].sort(byId));
      const mappings = await this.running.db.query<{ id: string; state: string }[]>(
        'SELECT mirror_id AS id, state FROM mappings WHERE pair_id = $1 ORDER BY mirror_id',
        [id],
      );
      expect(mappings).toEqual([...expected.keys()].sort().map((mirrorId) => ({ id: mirrorId, state: 'mirrored' })));
    }
    expect(this.faults).toEqual([]);
  }

  private async phase({ edits, reading, writing, impatience }: ScriptedPhase): Promise<void> {
    for (const edit of edits) this.edit(edit);
    this.from.provider.failNext(...reading);
    this.to.provider.failNext(...writing);
    this.impatience = [...impatience];
    await this.read('push');
  }

  private edit({ calendar, event, version }: ScriptedEdit): void {
    const held = this.pairs[calendar]?.source.held;
    if (version === null) held?.delete(`event-${event}`);
    else held?.put(scripted(event, version));
  }

  private async read(lane: 'push' | 'poll'): Promise<void> {
    await this.enqueue(this.pairs.map((pair) => pullOf(pair, lane)));
    await this.clocks.settled(this);
  }

  private async enqueue(requests: readonly JobRequest[]): Promise<void> {
    await this.running.app.get(JobQueue).enqueue(requests);
  }

  private watch({ provider }: FakeAccount): AccountWatch {
    const wanted = (targetId: string, mirrorId: string): boolean => this.isWanted(targetId, mirrorId);
    const watch = new AccountWatch(
      () => this.clocks.now(this),
      wanted,
      (what) => this.faults.push(what),
    );
    provider.watchedBy(watch);
    return watch;
  }

  private isWanted(targetId: string, mirrorId: string): boolean {
    const pair = this.pairs.find(({ target }) => target.id === targetId);
    if (!pair) return false;
    const owner = { installationId: this.installationId, pairId: pair.id };
    return pair.source.held.all().some(({ event }) => mirrorIdOf(owner, event.id, sha256) === mirrorId);
  }
}

const byId = (a: CalendarEvent, b: CalendarEvent): number => (a.id < b.id ? -1 : 1);

const pullOf = ({ source }: WorldPair, lane: 'push' | 'poll'): JobRequest => ({
  kind: 'pull',
  lane,
  calendarId: source.id,
  accountId: source.connectorId,
});

const mirrorNow = ({ id, target }: WorldPair): JobRequest => ({
  kind: 'mirror',
  lane: 'interactive',
  pairId: id,
  accountId: target.connectorId,
  payload: { pullFirst: true },
});
