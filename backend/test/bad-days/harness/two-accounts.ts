import type { CalendarAnswer, JobAnswer, OAuthKind } from '@calmirror/contracts';
import type { GoogleFault, OAuthServer } from '@calmirror/testkit';
import { JobQueue } from '../../../src/queue/job-queue.js';
import { HurriedClocks, type HurriedWorld } from '../../faults/harness/hurried-clocks.js';
import { ALICE, type HouseOptions, OAuthHouse } from '../../oauth/harness/oauth-house.js';
import { googleCalendar, microsoftCalendar, type PersonsCalendar } from './persons-calendar.js';

export const BOTH = ['google', 'microsoft'] as const satisfies readonly OAuthKind[];

/** Every title of an event says it, so that it is found wherever it should not be. */
export const PRIVATE = 'unspoken';

/** Budgets and workers that die are other matters: nothing here waits for either. */
const AT_EASE = {
  LEASE_SECONDS: '60',
  GOOGLE_REQUESTS_PER_MINUTE: '100000',
  GOOGLE_PROJECT_REQUESTS_PER_MINUTE: '100000',
  MICROSOFT_REQUESTS_PER_TEN_MINUTES: '100000',
};

/** A request, of whichever of the two. */
export interface SeenRequest {
  readonly operation: string;
  readonly method: string;
  readonly inBatch: boolean;
  readonly body: unknown;
}

/** What both servers know of faults. */
interface Faults {
  next(fits: (request: SeenRequest) => boolean, fault: GoogleFault, times?: number): unknown;
  forget(): void;
}

export interface StandingPair {
  readonly id: string;
  readonly from: OAuthKind;
  readonly to: OAuthKind;
  readonly source: PersonsCalendar;
  readonly target: PersonsCalendar;
  readonly sourceId: string;
  readonly targetId: string;
}

/** The real application with an account at Google and one at Microsoft, connected by consent, and clocks that make nobody wait. */
export class TwoAccounts {
  private made = 0;

  private constructor(
    readonly house: OAuthHouse,
    private readonly clocks: HurriedClocks,
    private readonly connectors: Readonly<Record<OAuthKind, string>>,
  ) {}

  static async start(options: HouseOptions = {}): Promise<TwoAccounts> {
    const house = await OAuthHouse.start({ ...options, both: true, app: { env: { ...AT_EASE, ...options.app?.env } } });
    const connected = async (kind: OAuthKind): Promise<string> => {
      const { id } = await house.made({ kind, name: `Alice’s ${kind}`, settings: { access: 'account' } });
      const { outcome, detail } = await house.connect(id);
      if (outcome !== 'connected') throw new Error(`not connected: ${outcome} ${detail}`);
      return id;
    };
    const connectors = { google: await connected('google'), microsoft: await connected('microsoft') };
    return new TwoAccounts(house, new HurriedClocks(house.mirroring.running.db), connectors);
  }

  async stop(): Promise<void> {
    this.clocks.stop();
    await this.house.stop();
  }

  connectorId(kind: OAuthKind): string {
    return this.connectors[kind];
  }

  issuer(kind: OAuthKind): OAuthServer {
    return this.house.issuers[kind];
  }

  faults(kind: OAuthKind): Faults {
    return kind === 'google' ? this.house.google.faults : this.house.graph.faults;
  }

  /** Alice signs in once more and consents. */
  async reconnect(kind: OAuthKind): Promise<void> {
    const { outcome, detail } = await this.house.connect(this.connectors[kind], { person: ALICE });
    if (outcome !== 'connected') throw new Error(`not connected again: ${outcome} ${detail}`);
  }

  /** The access token that is out is good for nothing any more, and none is remembered. */
  async tokenRunsOut(kind: OAuthKind): Promise<void> {
    await this.house.tokenEndsIn(this.connectors[kind], 0);
  }

  /** A pair of new calendars, whose events have their mirrors. */
  async pair(from: OAuthKind, titles: readonly string[] = ['one', 'two', 'three']): Promise<StandingPair> {
    const to: OAuthKind = from === 'google' ? 'microsoft' : 'google';
    const [source, target] = [this.calendar(from), this.calendar(to)];
    for (const [day, title] of titles.entries()) source.put(`${PRIVATE} ${title}`, day + 1);
    const { mirroring } = this.house;
    const [sourceInUse, targetInUse] = [await this.inUse(from, source), await this.inUse(to, target)];
    const { id } = await mirroring.pair(sourceInUse, targetInUse);
    const pair = { id, from, to, source, target, sourceId: sourceInUse.id, targetId: targetInUse.id };
    await mirroring.settled(id);
    await this.settled(pair);
    return pair;
  }

  /** Reads the source and mirrors, and lets all that waits have its turn; `meanwhile` is done once, when all waits. */
  async read(pair: StandingPair, meanwhile?: () => Promise<void> | void): Promise<void> {
    const pull = {
      kind: 'pull',
      lane: 'push',
      calendarId: pair.sourceId,
      accountId: this.connectors[pair.from],
    } as const;
    await this.house.mirroring.running.app.get(JobQueue).enqueue([pull]);
    await this.settled(pair, meanwhile);
  }

  async reconcile(pair: StandingPair): Promise<void> {
    await this.house.client.post('/api/jobs/schedule', { kind: 'reconcile', pairId: pair.id });
    await this.settled(pair);
  }

  /** `state` or `state: reason`, as the console shows it. */
  async standing({ id }: StandingPair): Promise<string> {
    const { state, stateReason } = await this.house.mirroring.pairNow(id);
    return told(state, stateReason);
  }

  async connectorStanding(kind: OAuthKind): Promise<string> {
    const { status, statusReason } = await this.house.now(this.connectors[kind]);
    return told(status, statusReason);
  }

  /** The error of the last job that ended in one, of those about this pair and its source. */
  async lastError({ id, sourceId }: StandingPair): Promise<JobAnswer['error']> {
    const jobs = [...(await this.jobs({ pairId: id })), ...(await this.jobs({ calendarId: sourceId }))];
    const failed = jobs.filter(({ error }) => error !== null);
    failed.sort((a, b) => (b.finishedAt ?? '').localeCompare(a.finishedAt ?? ''));
    return failed[0]?.error ?? null;
  }

  /** What the console shows of events that are not simply mirrored: `state: reason`. */
  async exceptional({ id }: StandingPair): Promise<string[]> {
    const answer = await this.house.client.get(`/api/pairs/${id}/events?pageSize=200`);
    const { items } = answer.json<{ items: { state: string; reason: string | null }[] }>();
    return items.filter(({ state }) => state !== 'mirrored').map(({ state, reason }) => told(state, reason));
  }

  /** Names of the requests that reach a server while something is done; of a batch, the batch alone. */
  async requestsOf(kind: OAuthKind, act: () => Promise<unknown>): Promise<string[]> {
    const before = this.seen(kind).length;
    await act();
    return this.seen(kind)
      .slice(before)
      .filter(({ inBatch }) => !inBatch)
      .map(({ operation }) => operation);
  }

  /** Calls that change an event, by themselves or within a batch, while something is done. */
  async writesOf(kind: OAuthKind, act: () => Promise<unknown>): Promise<string[]> {
    const before = this.seen(kind).length;
    await act();
    return this.seen(kind)
      .slice(before)
      .filter(({ operation, method }) => method !== 'GET' && /^events?\./.test(operation))
      .map(({ operation }) => operation);
  }

  /** Everything that jobs, their lines, connectors, pairs and the log of the process say. */
  async said(): Promise<string> {
    const { client, mirroring } = this.house;
    const jobs = await this.jobs({});
    const lines = await Promise.all(jobs.map(({ id }) => client.get(`/api/jobs/${id}/logs?pageSize=200`)));
    const answers = [await client.get('/api/connectors'), await client.get('/api/pairs'), ...lines];
    return [JSON.stringify(jobs), ...answers.map(({ text }) => text), ...mirroring.running.logs].join('\n');
  }

  /** Every access token that either server was shown. */
  shownTokens(): string[] {
    const { google, graph } = this.house;
    const headers = [...google.requests, ...graph.requests].map((request) => request.headers['authorization'] ?? '');
    return [...new Set(headers.map((header) => header.replace(/^Bearer /, '')))].filter((token) => token !== '');
  }

  private seen(kind: OAuthKind): readonly SeenRequest[] {
    return kind === 'google' ? this.house.google.requests : this.house.graph.requests;
  }

  private calendar(kind: OAuthKind): PersonsCalendar {
    const name = `calendar-${(this.made += 1)}`;
    const { google, graph } = this.house;
    return kind === 'google' ? googleCalendar(google, name) : microsoftCalendar(graph, name);
  }

  private async inUse(kind: OAuthKind, { externalId }: PersonsCalendar): Promise<CalendarAnswer> {
    const answer = await this.house.client.post('/api/calendars', { connectorId: this.connectors[kind], externalId });
    if (answer.status !== 201) throw new Error(`not taken into use: ${answer.text}`);
    return answer.json();
  }

  private async jobs(query: Record<string, string>): Promise<JobAnswer[]> {
    const answer = await this.house.client.get(
      `/api/jobs?${new URLSearchParams({ pageSize: '200', ...query }).toString()}`,
    );
    return answer.json<{ items: JobAnswer[] }>().items;
  }

  /** Waits until nothing of a pair waits or runs any more, through whatever back-off. */
  settled(pair: StandingPair, meanwhile?: () => Promise<void> | void): Promise<void> {
    let still = meanwhile;
    const world: HurriedWorld = {
      subjects: [pair.sourceId, pair.targetId, pair.id],
      accounts: Object.values(this.connectors),
      whileWaiting: async () => {
        const now = still;
        still = undefined;
        await now?.();
        return now !== undefined;
      },
    };
    return this.clocks.settled(world);
  }
}

const told = (state: string, reason: string | null): string => (reason === null ? state : `${state}: ${reason}`);
