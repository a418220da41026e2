import type { CalendarPush, JobAnswer, Listing, PushKind } from '@calmirror/contracts';
import { type FakeManners, type FakeMessage, type FakeRequest } from '@calmirror/testkit';
import { newId } from '../../../src/database/new-id.js';
import { followPairs } from '../../../src/pairs/source-rhythm.js';
import { hourOf } from '../../faults/harness/fake-house.js';
import type { Client } from '../../harness/client.js';
import { eventually } from '../../harness/eventually.js';
import { type RunningApp, startApp, type StartOptions } from '../../harness/start-app.js';
import { type FakeAccount, FakeAccounts, type FakeCalendarInUse } from '../../sync/harness/fake-accounts.js';
import { sendAsGoogle, sendAsGraph } from './provider-mail.js';

/** Where the providers of these tests send to; whoever carries their messages knows where that really is. */
export const PUBLIC_URL = 'https://calendars.example.test';

/** A calendar that a pair reads, and its provider. */
export interface WatchedPair {
  readonly pairId: string;
  readonly account: FakeAccount;
  readonly source: FakeCalendarInUse;
  readonly target: FakeCalendarInUse;
  /** Requests that reached the source's provider. */
  readonly asked: readonly FakeRequest[];
}

/** A row of `push_channels`. */
export interface ChannelRow {
  readonly id: string;
  readonly state: string;
  readonly messages: number;
}

/** The real application at a public address, and fake providers whose messages are carried to it. */
export class PushHouse {
  /** Messages that were sent, in their order. */
  readonly sent: FakeMessage[] = [];
  /** False loses them on their way. */
  delivers = true;
  private readonly accounts: FakeAccounts;
  private readonly mail: Client;
  /** Whose messages are carried here. */
  private readonly carried: { readonly provider: FakeAccount['provider']; readonly kind: PushKind }[] = [];

  private constructor(
    readonly running: RunningApp,
    readonly client: Client,
    earlier?: PushHouse,
  ) {
    this.accounts = new FakeAccounts(running, earlier?.accounts);
    this.mail = running.guest();
    if (earlier) this.carried = earlier.carried;
  }

  /** With the providers of an earlier house, if it was on the same database. What they tell before this one stands waits for it. */
  static start(options: StartOptions = {}, earlier?: PushHouse): Promise<PushHouse> {
    const house = PushHouse.open(options, earlier);
    for (const { provider, kind } of earlier?.carried ?? [])
      provider.channels.heardBy((message) => void house.then((standing) => standing.carry(kind, message)));
    return house;
  }

  private static async open(options: StartOptions, earlier?: PushHouse): Promise<PushHouse> {
    const env = { PUBLIC_URL, POLL_SECONDS: '0.2', SCHEDULER_SECONDS: '0.1', LEASE_SECONDS: '3', ...options.env };
    const running = await startApp({ ...options, env, prepare: (app) => earlier?.accounts.standIn(app) });
    return new PushHouse(running, await running.client(), earlier);
  }

  stop(): Promise<void> {
    return this.running.stop();
  }

  /** A pair whose source has push as the kind has it; what its provider tells is carried here. */
  async pair(kind: PushKind = 'google', manners: Partial<FakeManners> = {}): Promise<WatchedPair> {
    const renewsBy = kind === 'google' ? 'another' : 'itself';
    const account = await this.accounts.account({ renewsBy, ...manners }, kind);
    account.provider.channels.heardBy((message) => void this.carry(kind, message));
    this.carried.push({ provider: account.provider, kind });
    const asked: FakeRequest[] = [];
    account.provider.watchedBy({ arrived: (request) => void asked.push(request) });
    const source = await this.accounts.calendar(account);
    const target = await this.accounts.calendar(await this.accounts.account());
    return { pairId: await this.accounts.pair(source, target), account, source, target, asked };
  }

  /** As after each change of a calendar's pairs. */
  async follow({ source }: WatchedPair): Promise<void> {
    await followPairs(this.running.db.manager, source.id);
  }

  /** Has the calendar watched, and waits until its provider has been heard. */
  async watched(kind: PushKind = 'google', manners: Partial<FakeManners> = {}): Promise<WatchedPair> {
    const pair = await this.pair(kind, manners);
    await this.follow(pair);
    await eventually(async () => expect(await this.push(pair)).toMatchObject({ state: 'on' }));
    await this.quiet();
    return pair;
  }

  /** What the API says of the source calendar's push. */
  async push({ source }: WatchedPair): Promise<CalendarPush> {
    return (await this.client.get(`/api/calendars/${source.id}`)).json<{ push: CalendarPush }>().push;
  }

  channels({ source }: WatchedPair): Promise<ChannelRow[]> {
    return this.running.db.query<ChannelRow[]>(
      'SELECT id, state, messages FROM push_channels WHERE calendar_id = $1 ORDER BY created_at, id',
      [source.id],
    );
  }

  /** Jobs of a kind about the source calendar, the newest first. */
  async jobs({ source }: WatchedPair, kind: 'pull' | 'watch', lane?: string): Promise<JobAnswer[]> {
    const path = `/api/jobs?kind=${kind}&calendarId=${source.id}${lane ? `&lane=${lane}` : ''}`;
    return (await this.client.get(path)).json<Listing<JobAnswer>>().items;
  }

  /** Puts an event into the source. */
  change({ source }: WatchedPair, uid: string): void {
    source.held.put(hourOf(uid));
  }

  /** Moves the calendar's next look at its channels to now, and their times by so many hours to the past. */
  async later(pair: WatchedPair, hours: number): Promise<void> {
    await this.running.db.query(
      `UPDATE push_channels SET renew_at = renew_at - make_interval(hours => $2),
         replaced_at = replaced_at - make_interval(hours => $2) WHERE calendar_id = $1`,
      [pair.source.id, hours],
    );
    await this.follow(pair);
  }

  /** Waits until no job that is due waits or runs, and no calendar is due to be looked after. */
  async quiet(): Promise<void> {
    await eventually(async () => {
      const live = await this.running.db.query<{ kind: string }[]>(
        `SELECT kind FROM sync_jobs WHERE status IN ('queued', 'running') AND run_at <= now() + interval '1 second'
         UNION ALL SELECT 'look' FROM calendars WHERE next_watch_at <= now()`,
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

  private async carry(kind: PushKind, message: FakeMessage): Promise<void> {
    this.sent.push(message);
    if (!this.delivers) return;
    if (kind === 'google') await sendAsGoogle(this.mail, message);
    else if (message.state === 'exists')
      await sendAsGraph(this.mail, [
        {
          subscriptionId: message.channel.id,
          clientState: message.channel.token,
          changeType: 'updated',
          resourceData: { id: newId(), '@odata.etag': newId() },
        },
      ]);
  }
}
