import type { CalendarAnswer, ConnectorAnswer, JobAnswer } from '@calmirror/contracts';
import { CaldavServer, FixedTokens, feed, GoogleServer, GraphServer } from '@calmirror/testkit';
import { AccountTokens } from '../../../src/connectors/account-tokens.js';
import { newId } from '../../../src/database/new-id.js';
import { caldavConnector, takeIntoUse } from '../../caldav/harness/accounts.js';
import type { StartOptions } from '../../harness/start-app.js';
import { Mirroring } from '../../sync/harness/mirroring.js';
import type { SourceKind, TargetKind } from './corpus.js';
import { plainCaldav, plainGoogle, plainMicrosoft, type PlainSource } from './plain-sources.js';
import { feedText, fillCaldav, fillGoogle, fillMicrosoft, type Source } from './sources.js';
import { shownByIcal } from './shown-by-ical.js';
import {
  restampCaldav,
  restampGoogle,
  restampMicrosoft,
  shownByGoogle,
  shownByGraph,
  shownOfGoogleSeries,
  shownOnCaldav,
  type Target,
} from './targets.js';

/** Budgets are another matter: nothing here waits for one. */
const BUDGETS = {
  CALDAV_REQUESTS_PER_MINUTE: '100000',
  GOOGLE_REQUESTS_PER_MINUTE: '100000',
  GOOGLE_PROJECT_REQUESTS_PER_MINUTE: '100000',
  MICROSOFT_REQUESTS_PER_TEN_MINUTES: '100000',
};
const FEED = '/corpus.ics';

type AccountKind = 'google' | 'microsoft' | 'caldav';

/** Something that reached a server. */
interface Noted {
  readonly name: string;
  readonly inBatch: boolean;
  readonly isWrite: boolean;
}

/** The real application, and an account at a server of each kind. */
export class KindsHouse {
  private readonly accounts = new Map<AccountKind, ConnectorAnswer>();
  private made = 0;

  private constructor(
    readonly mirroring: Mirroring,
    readonly google: GoogleServer,
    readonly graph: GraphServer,
    readonly caldav: CaldavServer,
  ) {}

  static async start(options: StartOptions = {}): Promise<KindsHouse> {
    const [google, graph, caldav] = [await GoogleServer.start(), await GraphServer.start(), await CaldavServer.start()];
    const env = { ...BUDGETS, GOOGLE_API: google.url, MICROSOFT_API: graph.url, ...options.env };
    const mirroring = await Mirroring.start({ ...options, env });
    // How accounts get their tokens is shown by the tests of consent.
    mirroring.running.app.get(AccountTokens).of = () => new FixedTokens();
    return new KindsHouse(mirroring, google, graph, caldav);
  }

  async stop(): Promise<void> {
    await this.mirroring.stop();
    await this.google.stop();
    await this.graph.stop();
    await this.caldav.stop();
  }

  /** A calendar with the whole corpus in it, as its owner made it. */
  async source(kind: SourceKind): Promise<Source> {
    switch (kind) {
      case 'google':
        return { renameOne: fillGoogle(this.google.primary), calendar: await this.inUse(kind, this.google.primary.id) };
      case 'microsoft':
        return {
          renameOne: fillMicrosoft(this.graph.alice),
          calendar: await this.inUse(kind, this.graph.alice.calendarId),
        };
      case 'caldav': {
        const collection = this.caldav.calendar('corpus');
        return { renameOne: fillCaldav(collection), calendar: await this.inUse(kind, collection.path) };
      }
      case 'ics': {
        const { feeds } = this.mirroring;
        feeds.route(FEED, feed.conditional(feedText(null)));
        const renameOne = (title: string): void => void feeds.route(FEED, feed.conditional(feedText(title)));
        return { renameOne, calendar: await this.mirroring.source(FEED) };
      }
    }
  }

  /** A new calendar, empty, for plain events. */
  async plainSource(kind: AccountKind): Promise<{ readonly calendar: CalendarAnswer; readonly source: PlainSource }> {
    const name = `source-${(this.made += 1)}`;
    switch (kind) {
      case 'google': {
        const hands = this.google.addCalendar({ summary: name });
        return { source: plainGoogle(hands), calendar: await this.inUse(kind, hands.id) };
      }
      case 'microsoft': {
        const id = this.graph.alice.addCalendar(name);
        return { source: plainMicrosoft(this.graph.alice, id), calendar: await this.inUse(kind, id) };
      }
      case 'caldav': {
        const collection = this.caldav.calendar(name);
        return { source: plainCaldav(collection), calendar: await this.inUse(kind, collection.path) };
      }
    }
  }

  /** What servers tell comes in pages of so many events from now on. */
  limitPages(size: number): void {
    for (const calendar of this.google.calendars()) calendar.limitPages(size);
    this.graph.quirks.mostItems = size;
    this.caldav.quirks.syncPage = size;
  }

  /** A new, empty calendar. */
  async target(kind: TargetKind): Promise<Target> {
    const name = `target-${(this.made += 1)}`;
    switch (kind) {
      case 'google': {
        const hands = this.google.addCalendar({ summary: name });
        return {
          calendar: await this.inUse(kind, hands.id),
          shown: () => shownByGoogle(this.google.url, hands.id),
          shownAlso: () => shownOfGoogleSeries(this.google.url, hands.id),
          restamp: () => restampGoogle(hands),
        };
      }
      case 'microsoft': {
        const id = this.graph.alice.addCalendar(name);
        return {
          calendar: await this.inUse(kind, id),
          shown: () => shownByGraph(this.graph.url, id),
          restamp: () => restampMicrosoft(this.graph.alice, id),
        };
      }
      case 'caldav': {
        const collection = this.caldav.calendar(name);
        return {
          calendar: await this.inUse(kind, collection.path),
          shown: () => Promise.resolve(shownOnCaldav(collection)),
          restamp: () => restampCaldav(collection),
        };
      }
      case 'published': {
        const calendar = await this.mirroring.target(name);
        return {
          calendar,
          shown: async () => shownByIcal(await this.mirroring.feedText(calendar)),
          // It is our own: nobody else writes there.
          restamp: () => undefined,
        };
      }
    }
  }

  /** Takes a calendar of an account into use, as discovery names it. */
  async inUse(kind: AccountKind, externalId: string): Promise<CalendarAnswer> {
    return takeIntoUse(this.mirroring.client, await this.account(kind), externalId);
  }

  async reconcile(pairId: string): Promise<JobAnswer> {
    const order = await this.mirroring.client.post('/api/jobs/schedule', { kind: 'reconcile', pairId });
    return this.mirroring.ended(order.json<JobAnswer>().id);
  }

  /**
   * What reaches the servers while something is done, in the order of each: `google events.list`, `google batch of 50`,
   * `microsoft view.delta`, `caldav PUT`, `ics GET`. What is written to published calendars reaches none.
   */
  async requestsOf(act: () => Promise<unknown>): Promise<string[]> {
    const noted = await this.notedDuring(act);
    return [...noted].flatMap(([kind, requests]) => folded(requests).map((name) => `${kind} ${name}`));
  }

  /** The writes among them, those in batches each by itself. */
  async writesOf(act: () => Promise<unknown>): Promise<string[]> {
    const noted = await this.notedDuring(act);
    return [...noted].flatMap(([kind, requests]) =>
      requests.filter(({ isWrite }) => isWrite).map(({ name }) => `${kind} ${name}`),
    );
  }

  private async notedDuring(act: () => Promise<unknown>): Promise<ReadonlyMap<string, readonly Noted[]>> {
    const before = this.logs();
    await act();
    return new Map([...this.logs()].map(([kind, log]) => [kind, log.slice(before.get(kind)?.length)]));
  }

  private logs(): ReadonlyMap<string, readonly Noted[]> {
    const { feeds } = this.mirroring;
    return new Map([
      ['google', this.google.requests.map(notedOf)],
      ['microsoft', this.graph.requests.map(notedOf)],
      ['caldav', this.caldav.requests.map(({ method }) => notedOf({ operation: method, method, inBatch: false }))],
      ['ics', feeds.requests.map(() => notedOf({ operation: 'GET', method: 'GET', inBatch: false }))],
    ]);
  }

  private async account(kind: AccountKind): Promise<ConnectorAnswer> {
    const known = this.accounts.get(kind);
    const connector = known ?? (await this.connect(kind));
    this.accounts.set(kind, connector);
    return connector;
  }

  private async connect(kind: AccountKind): Promise<ConnectorAnswer> {
    const { client, running } = this.mirroring;
    if (kind === 'caldav') return caldavConnector(client, this.caldav.url, this.caldav.user);
    const id = newId();
    await running.db.query(`INSERT INTO connectors (id, kind, name, status) VALUES ($1, $2, 'Alice', 'active')`, [
      id,
      kind,
    ]);
    return (await client.get(`/api/connectors/${id}`)).json();
  }
}

const READS = ['GET', 'PROPFIND', 'REPORT'];

const notedOf = ({ operation, method, inBatch }: { operation: string; method: string; inBatch: boolean }): Noted => ({
  name: operation,
  inBatch,
  isWrite: operation !== 'batch' && !READS.includes(method),
});

/** Names of requests, each batch with the number of calls in it. */
function folded(log: readonly Noted[]): string[] {
  const names: { name: string; calls: number }[] = [];
  for (const { name, inBatch } of log) {
    const last = names.at(-1);
    if (inBatch && last) last.calls += 1;
    else names.push({ name, calls: 0 });
  }
  return names.map(({ name, calls }) => (name === 'batch' ? `batch of ${calls}` : name));
}
