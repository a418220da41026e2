import type { PairUpdate } from '@calmirror/contracts';
import type { FakeRequest, FakeWitness } from '@calmirror/testkit';
import { Pairs } from '../../../src/pairs/pairs.js';
import { JobCancellation } from '../../../src/queue/job-cancellation.js';
import { JobQueue } from '../../../src/queue/job-queue.js';
import { LostLeases } from '../../../src/queue/lost-leases.js';
import { eventually } from '../../harness/eventually.js';
import type { RunningApp } from '../../harness/start-app.js';
import type { FakeAccount, FakeAccounts, FakeCalendarInUse } from '../../sync/harness/fake-accounts.js';
import type { HurriedClocks, HurriedWorld } from './hurried-clocks.js';
import { ModelCalendar } from './model-calendar.js';
import type { Break, ModelFilter, ModelStep } from './model-script.js';
import { seenOccurrences } from './seen-occurrences.js';

const PERSON = {
  userId: '01890000-0000-7000-8000-000000000001',
  name: 'Ada',
  address: '127.0.0.1',
  requestId: 'model',
};
const LIMITS = { deletePercent: 100, deleteCount: 1_000 };
const FILTERS = {
  none: [],
  free: [{ kind: 'free' as const }],
  secret: [{ kind: 'text' as const, mode: 'exclude' as const, field: 'summary' as const, pattern: '^secret' }],
} satisfies Record<ModelFilter, object[]>;

/** Fifty histories at a time may keep a small machine from the reads of one of them. */
const BUSY_MS = 120_000;

/** A pair, the model of its source beside it, and the steps of a script done to both. */
export class ModelWorld implements HurriedWorld {
  readonly subjects: readonly string[];
  readonly accounts: readonly string[];
  private readonly model = new ModelCalendar();
  private paused = false;
  private breaking: Break | null = null;
  private broken = false;
  private rules = 0;

  private constructor(
    private readonly running: RunningApp,
    private readonly clocks: HurriedClocks,
    private readonly from: FakeAccount,
    private readonly to: FakeAccount,
    private readonly source: FakeCalendarInUse,
    private readonly target: FakeCalendarInUse,
    private readonly pairId: string,
  ) {
    this.subjects = [pairId, source.id];
    this.accounts = [from.connectorId, to.connectorId];
    from.provider.watchedBy(this.witness('source'));
    to.provider.watchedBy(this.witness('target'));
  }

  static async make(
    running: RunningApp,
    accounts: FakeAccounts,
    clocks: HurriedClocks,
    batchSize: number,
  ): Promise<ModelWorld> {
    const [from, to] = [await accounts.account(), await accounts.account({ batchSize })];
    const [source, target] = [await accounts.calendar(from), await accounts.calendar(to)];
    const pairId = await accounts.pair(source, target, { limits: LIMITS });
    return new ModelWorld(running, clocks, from, to, source, target, pairId);
  }

  /** @throws where the target shows anything but what the model says, or an idle run writes */
  async play(script: readonly ModelStep[]): Promise<void> {
    for (const step of script) await this.step(step);
    this.breaking = null;
    await this.resume();
    await this.sync();
    await this.nothingIsWrittenTwice();
  }

  private async step(step: ModelStep): Promise<void> {
    switch (step.do) {
      case 'policy':
        this.model.policy = step.policy;
        return this.update({ policy: { preset: step.policy } });
      case 'filter':
        this.model.filter = step.filter;
        return this.update({ filters: FILTERS[step.filter] });
      case 'pause':
        return this.pause();
      case 'resume':
        return this.resume();
      case 'forget-cursor':
        this.from.provider.failNext({ kind: 'cursor-expired' });
        return;
      case 'break':
        this.breaking = step.break;
        return;
      case 'sync':
        return this.sync();
      default:
        this.model.apply(step);
        this.source.held.hold(this.model.held());
    }
  }

  /** Reads and mirrors; once more where a run was broken off, as the next poll would. */
  private async sync(): Promise<void> {
    this.source.held.hold(this.model.held());
    const before = this.target.held.version;
    const paused = this.paused;
    do {
      this.broken = false;
      await this.pull();
      await this.clocks.settled(this);
    } while (this.broken);
    if (paused) expect(this.target.held.version).toBe(before);
    if (this.paused) return;
    expect(this.seen()).toEqual(this.model.shown());
    this.model.remember();
  }

  private async nothingIsWrittenTwice(): Promise<void> {
    const before = this.to.provider.requests;
    await this.running.db.query('UPDATE pairs SET rules_version = rules_version + 1 WHERE id = $1', [this.pairId]);
    await this.sync();
    expect(this.to.provider.requests - before).toBe(0);
    const others = await this.running.db.query<object[]>(
      `SELECT state, reason FROM mappings WHERE pair_id = $1 AND state NOT IN ('mirrored', 'filtered')`,
      [this.pairId],
    );
    expect(others).toEqual([]);
  }

  private async pull(): Promise<void> {
    const { id: calendarId, connectorId: accountId } = this.source;
    await this.running.app.get(JobQueue).enqueue([{ kind: 'pull', lane: 'push', calendarId, accountId }]);
  }

  /** While a worker is silent, others go on reading. */
  private async readMeanwhile(): Promise<void> {
    await this.pull();
    await eventually(async () => {
      const live = `SELECT FROM sync_jobs WHERE subject_id = $1 AND status IN ('queued', 'running')`;
      expect(await this.running.db.query<object[]>(live, [this.source.id])).toEqual([]);
    }, BUSY_MS);
  }

  private seen(): string[] {
    return seenOccurrences(this.target.held.all().map(({ event }) => event));
  }

  private async pause(): Promise<void> {
    this.paused = true;
    await this.update({ enabled: false });
  }

  private async resume(): Promise<void> {
    this.paused = false;
    await this.update({ enabled: true });
  }

  private async update(change: Omit<PairUpdate, 'faults'>): Promise<void> {
    await this.running.app.get(Pairs).update(this.pairId, change as PairUpdate, undefined, PERSON);
  }

  private witness(account: Break['account']): FakeWitness {
    const at = (moment: Break['moment']) => async (request: FakeRequest) => {
      const breaking = this.breaking;
      if (breaking?.account !== account || breaking.moment !== moment) return;
      this.breaking = breaking.at === 0 ? null : { ...breaking, at: breaking.at - 1 };
      if (breaking.at === 0) await this.breakOff(breaking, request);
    };
    return { arrived: at('arrived'), carriedOut: at('carriedOut') };
  }

  private async breakOff({ how, undone }: Break, { kind }: FakeRequest): Promise<void> {
    this.broken = true;
    if (undone) {
      this.model.undo();
      this.source.held.hold(this.model.held());
    }
    const subject = kind === 'read' ? this.source.id : this.pairId;
    switch (how) {
      case 'lost':
        if (subject === this.pairId) await this.readMeanwhile();
        await this.running.db.query(
          `UPDATE sync_jobs SET lease_until = now() - interval '1 s' WHERE subject_id = $1 AND status = 'running'`,
          [subject],
        );
        await this.running.app.get(LostLeases).sweep();
        return;
      case 'cancelled':
        await this.running.app.get(JobCancellation).cancelAllOf(subject, this.running.db.manager);
        await this.running.db.query(`SELECT pg_notify('calmirror_jobs', 'cancel')`);
        return;
      case 'paused':
        return this.pause();
      case 'other-rules':
        this.rules += 1;
        return this.update({ window: { pastDays: 30, futureDays: 365 + (this.rules % 2) } });
    }
  }
}
