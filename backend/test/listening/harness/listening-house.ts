import type { CalendarPush, JobAnswer, Listing } from '@calmirror/contracts';
import type { FakeRequest } from '@calmirror/testkit';
import { followPairs } from '../../../src/pairs/source-rhythm.js';
import { hourOf } from '../../faults/harness/fake-house.js';
import type { Client } from '../../harness/client.js';
import { eventually } from '../../harness/eventually.js';
import { type RunningApp, startApp, type StartOptions } from '../../harness/start-app.js';
import { type FakeAccount, FakeAccounts, type FakeCalendarInUse } from '../../sync/harness/fake-accounts.js';

/** A calendar that a pair reads and its provider tells listeners of, and where it is mirrored. */
export interface ListenedPair {
  readonly pairId: string;
  readonly account: FakeAccount;
  readonly source: FakeCalendarInUse;
  readonly target: FakeCalendarInUse;
  /** Requests that reached the source's provider. */
  readonly asked: readonly FakeRequest[];
}

/** A row of `listeners`. */
export interface ListenerRow {
  readonly worker: string | null;
  readonly ready: boolean;
  readonly failure: string | null;
}

/** Of all processes on one database. */
const SECRET_KEYS = `1:${Buffer.alloc(32, 7).toString('base64')}`;

/** The real application, with leases of three seconds for listeners, and mailboxes in memory. */
export class ListeningHouse {
  /** Calendars that somebody set out to listen to while somebody else did. */
  readonly doubled: string[] = [];
  private readonly accounts: FakeAccounts;

  private constructor(
    readonly running: RunningApp,
    readonly client: Client,
    shared?: FakeAccounts,
  ) {
    this.accounts = new FakeAccounts(running, shared);
  }

  /** With the providers of an earlier house, if it is on the same database. */
  static async start(options: StartOptions = {}, earlier?: ListeningHouse): Promise<ListeningHouse> {
    const env = { POLL_SECONDS: '0.2', SCHEDULER_SECONDS: '0.1', LEASE_SECONDS: '6', SECRET_KEYS, ...options.env };
    const running = await startApp({ ...options, env, prepare: (app) => earlier?.accounts.standIn(app) });
    return new ListeningHouse(running, await running.client(), earlier?.accounts);
  }

  /** A further process on the same database, with the same providers. */
  another(options: StartOptions = {}): Promise<ListeningHouse> {
    return ListeningHouse.start({ ...options, database: this.running.database }, this);
  }

  stop(): Promise<void> {
    return this.running.stop();
  }

  /** An account with so many calendars, each read by a pair of its own. */
  async pairs(count: number): Promise<ListenedPair[]> {
    const account = await this.accounts.account({ listens: true }, 'imap');
    const asked: FakeRequest[] = [];
    const { provider } = account;
    provider.watchedBy({
      arrived: (request) => {
        asked.push(request);
        if (request.kind === 'listen' && provider.listeners.standing().includes(request.calendarId))
          this.doubled.push(request.calendarId);
      },
    });
    const onto = await this.accounts.account();
    const made: ListenedPair[] = [];
    for (let n = 0; n < count; n += 1) {
      const source = await this.accounts.calendar(account);
      const target = await this.accounts.calendar(onto);
      const pairId = await this.accounts.pair(source, target);
      await followPairs(this.running.db.manager, source.id);
      made.push({ pairId, account, source, target, asked });
    }
    return made;
  }

  async pair(): Promise<ListenedPair> {
    const [pair] = await this.pairs(1);
    if (!pair) throw new Error('no pair was made');
    return pair;
  }

  /** The same, when it is heard and all that came of it is done. */
  async listened(): Promise<ListenedPair> {
    const pair = await this.pair();
    await this.heard(pair);
    await this.quiet();
    return pair;
  }

  /** Waits until the calendar is listened to. */
  async heard(pair: ListenedPair): Promise<void> {
    await eventually(async () => expect(await this.push(pair)).toMatchObject({ state: 'on', reason: null }));
  }

  /** What the API says of the source calendar's push. */
  async push({ source }: ListenedPair): Promise<CalendarPush> {
    return (await this.client.get(`/api/calendars/${source.id}`)).json<{ push: CalendarPush }>().push;
  }

  listeners({ source }: ListenedPair): Promise<ListenerRow[]> {
    return this.running.db.query<ListenerRow[]>(
      'SELECT worker, ready_since IS NOT NULL AS ready, failure FROM listeners WHERE calendar_id = $1',
      [source.id],
    );
  }

  /** How many calendars each living worker holds, the most first. */
  async shares(): Promise<number[]> {
    const rows = await this.running.db.query<{ n: number }[]>(
      `SELECT count(l.calendar_id)::int AS n FROM listening_workers w LEFT JOIN listeners l ON l.worker = w.worker AND l.ready_since IS NOT NULL
       WHERE w.lease_until > now() GROUP BY w.worker ORDER BY n DESC`,
    );
    return rows.map(({ n }) => n);
  }

  /** Reads in lane push of the source calendar that found something, the newest first. */
  async finds({ source }: ListenedPair): Promise<JobAnswer[]> {
    const answer = await this.client.get(`/api/jobs?kind=pull&calendarId=${source.id}&lane=push`);
    return answer.json<Listing<JobAnswer>>().items.filter(({ counts }) => counts.read > 0);
  }

  /** Puts an event into the source. */
  change({ source }: ListenedPair, uid: string): void {
    source.held.put(hourOf(uid));
  }

  /** Waits until no job that is due waits or runs. */
  async quiet(): Promise<void> {
    await eventually(async () => {
      const live = await this.running.db.query<{ kind: string }[]>(
        `SELECT kind FROM sync_jobs WHERE status IN ('queued', 'running') AND run_at <= now() + interval '1 second'`,
      );
      if (live.length > 0) throw new Error(`still live: ${live.map(({ kind }) => kind).join(', ')}`);
    });
  }

  /** A metric's line, or the sum of the lines that begin so. */
  async metric(line: string): Promise<number> {
    const { text } = await this.running.guest().get('/metrics');
    const values = text.split('\n').filter((one) => one.startsWith(line));
    return values.reduce((sum, one) => sum + Number(one.slice(one.lastIndexOf(' '))), 0);
  }
}
