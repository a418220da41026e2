import {
  type ConnectorAdapter,
  createAdapter,
  type FetchResult,
  type HttpClient,
  type ListMirrorsRequest,
  type StandingMirror,
} from '@calmirror/connectors';
import { type CalendarEvent, ProviderError } from '@calmirror/core';
import type { Event } from '@microsoft/microsoft-graph-types';
import { ReadingEngine } from '../../contract/reading-engine.js';
import { connectorParts } from '../../fake/connector-parts.js';
import { FixedTokens } from '../../fake/fixed-tokens.js';
import { localHttpClient } from '../../fake/local-http-client.js';
import { MemoryRateBudget } from '../../fake/memory-rate-budget.js';
import { type GraphOptions, GraphServer } from './graph-server.js';
import { NoticeReceiver } from './notice-receiver.js';
import type { OutlookUser } from './outlook-user.js';
import { RequestNames } from './request-names.js';

/** What time it is, for the product and its provider alike. */
class SceneClock {
  time = Date.parse('2026-03-02T10:00:00Z');
  readonly now = (): number => this.time;
}

/** An hour on 2 March 2026 in Berlin. */
export const GRAPH_HOUR: Pick<Event, 'start' | 'end'> = {
  start: { dateTime: '2026-03-02T10:00:00', timeZone: 'W. Europe Standard Time' },
  end: { dateTime: '2026-03-02T11:00:00', timeZone: 'W. Europe Standard Time' },
};

/** What repeats each day, for so many days from 2 March 2026 on. */
export function graphDaily(days: number): NonNullable<Event['recurrence']> {
  return {
    pattern: { type: 'daily', interval: 1 },
    range: {
      type: 'numbered',
      startDate: '2026-03-02',
      numberOfOccurrences: days,
      recurrenceTimeZone: 'W. Europe Standard Time',
    },
  };
}

export interface MicrosoftSceneOptions {
  readonly server: GraphOptions;
  readonly tokens: FixedTokens;
  readonly settings: object;
  readonly budget: MemoryRateBudget;
}

/** The product before one calendar of a Graph server. */
export class MicrosoftScene {
  readonly adapter: ConnectorAdapter;
  readonly user: OutlookUser;
  readonly calendarId: string;
  readonly requests = new RequestNames();
  private readonly engine: ReadingEngine;
  private readonly http: HttpClient;

  private constructor(
    readonly server: GraphServer,
    readonly tokens: FixedTokens,
    readonly budget: MemoryRateBudget,
    private readonly receiver: NoticeReceiver,
    private readonly clock: SceneClock,
    settings: object,
  ) {
    this.user = server.alice;
    this.calendarId = this.user.calendarId;
    this.http = localHttpClient({ budget, ca: server.ca, now: clock.now });
    const parts = connectorParts({
      http: this.requests.of(this.http),
      tokens: () => tokens,
      endpoints: { google: '', microsoft: server.url },
      now: clock.now,
    });
    this.adapter = createAdapter({ id: 'connector-1', kind: 'microsoft', settings, secret: null }, parts);
    this.engine = new ReadingEngine(this.adapter, this.calendarId);
  }

  static async start(given: Partial<MicrosoftSceneOptions> = {}): Promise<MicrosoftScene> {
    const clock = new SceneClock();
    const server = await GraphServer.start({ tls: true, now: clock.now, ...given.server });
    const { tokens = new FixedTokens(), budget = new MemoryRateBudget(), settings = {} } = given;
    return new MicrosoftScene(server, tokens, budget, await NoticeReceiver.start(), clock, settings);
  }

  /** Where messages of push channels can be sent to. */
  get address(): string {
    return this.receiver.url;
  }

  async stop(): Promise<void> {
    await this.receiver.stop();
    await this.http.close();
    await this.server.stop();
  }

  /** Time passes. */
  pass(milliseconds: number): void {
    this.clock.time += milliseconds;
  }

  /** Another program puts plain events, an hour each on 2 March 2026 in Berlin; answers their ids. */
  hold(...titles: readonly string[]): string[] {
    return titles.map((subject) => this.user.put({ subject, ...GRAPH_HOUR }));
  }

  /** Another program puts an hour that repeats for so many days; answers its id. */
  holdSeries(subject: string, days: number, differing: Event = {}): string {
    return this.user.put({ subject, ...GRAPH_HOUR, recurrence: graphDaily(days), ...differing });
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

  /** Requests that go out while something is done, by their names and in their order. */
  requestsOf(act: () => Promise<unknown>): Promise<string[]> {
    return this.requests.during(act);
  }
}
