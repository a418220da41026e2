import type { JobAnswer, JobLogAnswer, Listing, PairEventAnswer } from '@calmirror/contracts';
import { anEvent, type FakeManners } from '@calmirror/testkit';
import type { CalendarEvent } from '@calmirror/core';
import { JobQueue } from '../../../src/queue/job-queue.js';
import {
  type FakeAccount,
  FakeAccounts,
  type FakeCalendarInUse,
  type FakePairSettings,
} from '../../sync/harness/fake-accounts.js';
import { Mirroring } from '../../sync/harness/mirroring.js';
import { dashedIn } from '../../sync/harness/sample-feed.js';

/** An hour, so many days from today. */
export const anHourIn = (days: number, uid: string, summary = uid): CalendarEvent =>
  anEvent({
    uid,
    summary,
    start: { kind: 'instant', instant: `${dashedIn(days)}T09:00:00Z` },
    end: { kind: 'instant', instant: `${dashedIn(days)}T10:00:00Z` },
  });

export const hours = (count: number): CalendarEvent[] =>
  Array.from({ length: count }, (_, index) => anHourIn(index + 1, `event-${index}`));

/** A pair between two accounts in memory, mirrored, whose target the test changes behind the engine's back. */
export class ReconciledPair {
  private constructor(
    readonly mirroring: Mirroring,
    readonly id: string,
    readonly source: FakeCalendarInUse,
    readonly target: FakeCalendarInUse,
    readonly targetAccount: FakeAccount,
  ) {}

  static async start(
    events: readonly CalendarEvent[],
    settings: Partial<FakePairSettings> = {},
    manners: Partial<FakeManners> = {},
  ): Promise<ReconciledPair> {
    const mirroring = await Mirroring.start();
    const accounts = new FakeAccounts(mirroring.running);
    const source = await accounts.calendar(await accounts.account());
    const targetAccount = await accounts.account(manners);
    const target = await accounts.calendar(targetAccount);
    source.held.hold(events);
    const id = await accounts.pair(source, target, settings);
    const pair = new ReconciledPair(mirroring, id, source, target, targetAccount);
    await pair.run('mirror', { pullFirst: true });
    return pair;
  }

  stop(): Promise<void> {
    return this.mirroring.stop();
  }

  reconcile(): Promise<JobAnswer> {
    return this.run('reconcile');
  }

  /** Reads the source and mirrors it. */
  mirror(): Promise<JobAnswer> {
    return this.run('mirror', { pullFirst: true });
  }

  /** Writes the setting as a person would. */
  async setting(targetEdits: 'mend' | 'respect'): Promise<void> {
    const { status, text } = await this.mirroring.client.put(`/api/pairs/${this.id}`, { targetEdits });
    if (status !== 200) throw new Error(`answered ${status}: ${text}`);
  }

  /** Title → object on the target, of mirrors and others alike. */
  standing(): [string | null, string][] {
    return this.target.held.all().map(({ event }) => [event.summary, event.id]);
  }

  titles(): (string | null)[] {
    return this.standing()
      .map(([title]) => title)
      .sort();
  }

  /** The mirror of this title, as it stands. */
  mirrorOf(title: string): CalendarEvent {
    const found = this.target.held.all().find(({ event }) => event.summary === title);
    if (!found) throw new Error(`no mirror is called ${title}`);
    return found.event;
  }

  /** What people see of mappings that are in this state. */
  async events(state: string): Promise<string[]> {
    const answer = await this.mirroring.client.get(`/api/pairs/${this.id}/events?state=${state}`);
    return answer.json<Listing<PairEventAnswer>>().items.map(({ eventId, reason }) => `${eventId} ${reason}`);
  }

  async log(job: JobAnswer): Promise<JobLogAnswer[]> {
    return (await this.mirroring.client.get(`/api/jobs/${job.id}/logs`)).json<Listing<JobLogAnswer>>().items;
  }

  /** Operations of the journal since `after`, oldest first. */
  async journal(): Promise<string[]> {
    const rows = await this.mirroring.running.db.query<{ operation: string; event_id: string }[]>(
      'SELECT operation, event_id FROM journal WHERE pair_id = $1 ORDER BY id',
      [this.id],
    );
    return rows.map(({ operation, event_id }) => `${operation} ${event_id}`);
  }

  private async run(kind: 'mirror' | 'reconcile', payload: Record<string, unknown> = {}): Promise<JobAnswer> {
    const queue = this.mirroring.running.app.get(JobQueue);
    const accountId = this.target.connectorId;
    const [job] = await queue.enqueue([{ kind, lane: 'interactive', pairId: this.id, accountId, payload }]);
    return this.mirroring.ended(job?.id ?? '');
  }
}
