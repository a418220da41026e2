import type {
  ConnectorAdapter,
  FetchResult,
  HttpClientParts,
  ListMirrorsRequest,
  StandingMirror,
} from '@calmirror/connectors';
import { ProviderError } from '@calmirror/core';
import { aFeed, aVevent } from '../../builders/a-feed.js';
import { ReadingEngine } from '../../contract/reading-engine.js';
import { type CaldavAccount, caldavAccount } from './caldav-account.js';
import type { CaldavCollection } from './caldav-collection.js';
import type { CaldavQuirks } from './caldav-quirks.js';
import { CaldavServer } from './caldav-server.js';

/** The product before one calendar of a server with quirks. */
export class CaldavScene {
  readonly calendar: CaldavCollection;
  readonly calendarId: string;
  readonly adapter: ConnectorAdapter;
  private readonly engine: ReadingEngine;
  private others = 0;

  private constructor(
    readonly server: CaldavServer,
    private readonly account: CaldavAccount,
    name: string,
  ) {
    this.calendar = server.calendar(name);
    this.calendarId = server.urlOf(this.calendar);
    this.adapter = account.adapter;
    this.engine = new ReadingEngine(this.adapter, this.calendarId);
  }

  static async start(quirks: Partial<CaldavQuirks> = {}, parts: Partial<HttpClientParts> = {}): Promise<CaldavScene> {
    const server = await CaldavServer.start(quirks);
    const scene = new CaldavScene(server, caldavAccount(server.url, server.user, parts), 'work');
    // Signed in, so that what a test counts is what it asks for.
    await scene.adapter.listCalendars();
    return scene;
  }

  /** The same with an empty calendar of which nothing is known; it stops with this one. */
  another(): CaldavScene {
    return new CaldavScene(this.server, this.account, `other ${(this.others += 1)}`);
  }

  async stop(): Promise<void> {
    await this.account.close();
    await this.server.stop();
  }

  /** Another program puts plain events, each under its title in a file of its own. */
  hold(...titles: readonly string[]): void {
    for (const title of titles) this.calendar.put(`${title}.ics`, aFeed([aVevent(`${title}@x.test`, title)]));
  }

  /** Reads on from where the last read came to. */
  read(): Promise<FetchResult> {
    return this.engine.read();
  }

  /** As the engine does: a cursor that is no longer good is followed by a full read, with what is known kept. */
  async readWhatever(): Promise<FetchResult> {
    return this.read().catch((error: unknown) => {
      if (error instanceof ProviderError && error.kind === 'cursor-expired') return this.engine.readFrom(null);
      throw error;
    });
  }

  /** Titles of all events that are known. */
  titles(): (string | null)[] {
    return this.engine.summaries();
  }

  list(known: ListMirrorsRequest['known'] = new Map()): Promise<readonly StandingMirror[]> {
    const { signal } = new AbortController();
    return this.adapter.listMirrors?.({ calendarId: this.calendarId, known, signal }) ?? Promise.resolve([]);
  }

  /** Methods of the requests that arrive while something is done, in their order. */
  async requestsOf(act: () => Promise<unknown>): Promise<string[]> {
    const before = this.server.requests.length;
    await act();
    return this.server.requests.slice(before).map(({ method }) => method);
  }

  /** What lies in the calendar: name → text. */
  texts(): Map<string, string> {
    return new Map([...this.calendar.objects].map(([name, { text }]) => [name, text]));
  }
}
