import type { ConnectorAdapter, FetchResult, MessageReport, SourceEvent } from '@calmirror/connectors';
import type { CalendarEvent } from '@calmirror/core';

const WINDOW = { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' };

/** Keeps a snapshot as the engine does: only from what the adapter says, and only when a read succeeds. */
export class ReadingEngine {
  private cursor: string | null = null;
  private snapshot = new Map<string, SourceEvent>();
  private memories = new Map<string, string>();
  private told = new Map<string, MessageReport>();
  /** How often the adapter wanted all that is remembered. */
  keysAsked = 0;

  constructor(
    private readonly adapter: Pick<ConnectorAdapter, 'fetchWindow'>,
    private readonly calendarId: string,
  ) {}

  /** Titles of what takes place: of a cancelled event some sources tell for as long as they know of it. */
  summaries(): (string | null)[] {
    return summariesOf([...this.snapshot.values()]);
  }

  /** By their ids. */
  events(): ReadonlyMap<string, CalendarEvent> {
    return new Map([...this.snapshot].map(([id, { event }]) => [id, event]));
  }

  /** Messages that changed nothing, by their ids. */
  reports(): ReadonlyMap<string, MessageReport> {
    return this.told;
  }

  async read(signal = new AbortController().signal): Promise<FetchResult> {
    const result = await this.adapter.fetchWindow({
      calendarId: this.calendarId,
      window: WINDOW,
      cursor: this.cursor,
      known: () => Promise.resolve(this.revisions()),
      remembered: (keys) => Promise.resolve(this.rememberedOf(keys)),
      rememberedKeys: () => this.rememberedKeys(),
      signal,
    });
    this.remember(result);
    return result;
  }

  /** As a first read: nothing is known. */
  async readAnew(): Promise<FetchResult> {
    this.snapshot = new Map();
    this.memories = new Map();
    this.told = new Map();
    return this.readFrom(null);
  }

  async readFrom(cursor: string | null): Promise<FetchResult> {
    this.cursor = cursor;
    return this.read();
  }

  private revisions(): ReadonlyMap<string, string> {
    return new Map([...this.snapshot].map(([id, { revision }]) => [id, revision]));
  }

  private rememberedOf(keys: readonly string[]): ReadonlyMap<string, string> {
    return new Map([...this.memories].filter(([key]) => keys.includes(key)));
  }

  private async *rememberedKeys(): AsyncIterable<readonly string[]> {
    this.keysAsked += 1;
    for (const key of [...this.memories.keys()]) yield await Promise.resolve([key]);
  }

  private remember(result: FetchResult): void {
    const { kind, events, removed, present, cursor, memories = [], reports = [], withdrawn = [] } = result;
    this.cursor = cursor;
    for (const id of withdrawn) this.told.delete(id);
    for (const report of reports) this.told.set(report.id, report);
    for (const { key, text } of memories) this.memories.set(key, text);
    for (const source of events) this.snapshot.set(source.event.id, source);
    for (const id of removed) this.snapshot.delete(id);
    if (kind !== 'full') return;
    const there = new Set(present);
    for (const id of [...this.snapshot.keys()]) if (!there.has(id)) this.snapshot.delete(id);
  }
}

/** Titles of those events that take place, sorted. */
export const summariesOf = (events: readonly SourceEvent[]): (string | null)[] =>
  events
    .filter(({ event }) => event.status !== 'cancelled')
    .map(({ event }) => event.summary)
    .sort();
