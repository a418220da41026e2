import {
  type ConnectorAdapter,
  createAdapter,
  type FetchResult,
  type HttpLimits,
  type ListMirrorsRequest,
  type StandingMirror,
} from '@calmirror/connectors';
import { type CalendarEvent, ProviderError } from '@calmirror/core';
import { ReadingEngine } from '../../contract/reading-engine.js';
import { connectorParts } from '../../fake/connector-parts.js';
import { FixedTokens } from '../../fake/fixed-tokens.js';
import { localHttpClient } from '../../fake/local-http-client.js';
import { MemoryRateBudget } from '../../fake/memory-rate-budget.js';
import type { CalendarHands } from './calendar-hands.js';
import { GoogleServer, type GoogleServerOptions } from './google-server.js';

export interface GoogleSceneOptions {
  readonly server: Partial<GoogleServerOptions>;
  readonly tokens: FixedTokens;
  readonly settings: object;
  readonly budget: MemoryRateBudget;
  /** What one answer may be like. */
  readonly limits: Partial<HttpLimits>;
}

const HOUR = {
  start: { dateTime: '2026-03-02T10:00:00', timeZone: 'Europe/Berlin' },
  end: { dateTime: '2026-03-02T11:00:00', timeZone: 'Europe/Berlin' },
};

/** The product before one calendar of a Google server. */
export class GoogleScene {
  readonly adapter: ConnectorAdapter;
  readonly calendar: CalendarHands;
  readonly calendarId: string;
  private readonly engine: ReadingEngine;
  private readonly http;

  private constructor(
    readonly server: GoogleServer,
    readonly tokens: FixedTokens,
    readonly budget: MemoryRateBudget,
    settings: object,
    limits: Partial<HttpLimits>,
  ) {
    this.calendar = server.addCalendar({ summary: 'Work' });
    this.calendarId = this.calendar.id;
    this.http = localHttpClient({ budget, limits });
    const parts = connectorParts({
      http: this.http,
      tokens: () => tokens,
      endpoints: { google: server.url, microsoft: '' },
    });
    this.adapter = createAdapter({ id: 'connector-1', kind: 'google', settings, secret: null }, parts);
    this.engine = new ReadingEngine(this.adapter, this.calendarId);
  }

  static async start(given: Partial<GoogleSceneOptions> = {}): Promise<GoogleScene> {
    const server = await GoogleServer.start(given.server);
    const { tokens = new FixedTokens(), budget = new MemoryRateBudget(), settings = {}, limits = {} } = given;
    return new GoogleScene(server, tokens, budget, settings, limits);
  }

  async stop(): Promise<void> {
    await this.http.close();
    await this.server.stop();
  }

  /** Another program puts plain events, an hour each on 2 March 2026 in Berlin; answers their ids. */
  hold(...titles: readonly string[]): string[] {
    return titles.map((summary) => this.calendar.put({ summary, ...HOUR }).id);
  }

  /** Another program puts an hour that repeats by these lines from then on, and whatever else is named; answers its id. */
  holdSeries(summary: string, recurrence: readonly string[], differing: object = {}): string {
    return this.calendar.put({ summary, ...HOUR, recurrence, ...differing }).id;
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

  /** Events as they are known, by their ids. */
  events(): ReadonlyMap<string, CalendarEvent> {
    return this.engine.events();
  }

  /** Events as somebody would know them who reads the calendar for the first time. */
  async eventsReadAnew(): Promise<ReadonlyMap<string, CalendarEvent>> {
    const other = new ReadingEngine(this.adapter, this.calendarId);
    await other.read();
    return other.events();
  }

  list(known: ListMirrorsRequest['known'] = new Map()): Promise<readonly StandingMirror[]> {
    const { signal } = new AbortController();
    return this.adapter.listMirrors?.({ calendarId: this.calendarId, known, signal }) ?? Promise.resolve([]);
  }

  /** Requests that arrive while something is done, by their names and in their order; of a batch, how many calls it holds. */
  async requestsOf(act: () => Promise<unknown>): Promise<string[]> {
    const before = this.server.requests.length;
    await act();
    const names: { name: string; calls: number }[] = [];
    for (const { operation, inBatch } of this.server.requests.slice(before)) {
      const last = names.at(-1);
      if (inBatch && last) last.calls += 1;
      else names.push({ name: operation, calls: 0 });
    }
    return names.map(({ name, calls }) => (name === 'batch' ? `batch of ${calls}` : name));
  }
}
