import { type Mirror, ProviderError } from '@calmirror/core';
import type {
  AdapterCapabilities,
  Check,
  ConnectorAdapter,
  DiscoveredCalendar,
  FetchResult,
  ListMirrorsRequest,
  MirrorOperation,
  MirrorOutcome,
  MirrorReceipt,
  StandingMirror,
} from '../adapter.js';
import { publishedMirror } from './published-mirror.js';
import type { PublishedCalendar, PublishedMirror, PublishedStore } from './published-store.js';
import { standingMirrors } from './standing-mirrors.js';

export interface PublishedAdapterParts {
  readonly store: PublishedStore;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export const PUBLISHED_CAPABILITIES: AdapterCapabilities = {
  readable: false,
  writable: true,
  push: false,
  listens: false,
  series: true,
  floating: true,
  createsCalendars: true,
  listsMirrors: true,
  batchSize: 500,
};

/**
 * The built-in target: calendars that Calmirror keeps and serves as feeds. Only mirrors can stand in them, each under
 * its own id. They are no sources: a chain of pairs is drawn from the calendars that people keep.
 */
export class PublishedAdapter implements ConnectorAdapter {
  readonly capabilities = PUBLISHED_CAPABILITIES;

  constructor(private readonly parts: PublishedAdapterParts) {}

  async validate(): Promise<readonly Check[]> {
    const calendars = await this.parts.store.calendars();
    return [{ name: 'storage', ok: true, reason: null, detail: `${calendars.length} calendars.` }];
  }

  async listCalendars(): Promise<readonly DiscoveredCalendar[]> {
    return (await this.parts.store.calendars()).map(discovered);
  }

  async createCalendar(name: string): Promise<DiscoveredCalendar> {
    return discovered(await this.parts.store.createCalendar(name));
  }

  fetchWindow(): Promise<FetchResult> {
    return Promise.reject(new ProviderError('rejected', 'refused', 'A published calendar is not read as a source.'));
  }

  async createMirror(calendarId: string, mirror: Mirror): Promise<MirrorReceipt> {
    await this.parts.store.upsert(calendarId, [publishedMirror(mirror, this.parts.now())]);
    return receiptOf(mirror);
  }

  updateMirror(calendarId: string, mirror: Mirror): Promise<MirrorReceipt> {
    return this.createMirror(calendarId, mirror);
  }

  async deleteMirror(calendarId: string, mirrorId: string): Promise<void> {
    await this.parts.store.delete(calendarId, [mirrorId]);
  }

  /** All in two writes. An event that cannot be written as iCalendar fails alone; the store fails as a whole. */
  async applyBatch(calendarId: string, operations: readonly MirrorOperation[]): Promise<readonly MirrorOutcome[]> {
    const upserts = new Map<string, PublishedMirror>();
    const deletes = new Set<string>();
    const outcomes = operations.map((operation) => this.prepare(operation, upserts, deletes));
    if (upserts.size > 0) await this.parts.store.upsert(calendarId, [...upserts.values()]);
    if (deletes.size > 0) await this.parts.store.delete(calendarId, [...deletes]);
    return outcomes;
  }

  async listMirrors({ calendarId, known, signal }: ListMirrorsRequest): Promise<readonly StandingMirror[]> {
    signal.throwIfAborted();
    return standingMirrors(await this.parts.store.standing(calendarId), { known, signal });
  }

  /** Of several operations on one mirror the last one counts. */
  private prepare(
    operation: MirrorOperation,
    upserts: Map<string, PublishedMirror>,
    deletes: Set<string>,
  ): MirrorOutcome {
    if (operation.kind === 'delete') {
      deletes.add(operation.mirrorId);
      return { ok: true, receipt: null };
    }
    const { mirror } = operation;
    try {
      upserts.set(mirror.id, publishedMirror(mirror, this.parts.now()));
    } catch (error) {
      if (error instanceof ProviderError) return { ok: false, error };
      throw error;
    }
    deletes.delete(mirror.id);
    return { ok: true, receipt: receiptOf(mirror) };
  }
}

function receiptOf({ id, fingerprint }: Mirror): MirrorReceipt {
  return { targetId: id, revision: fingerprint };
}

function discovered({ id, name, color }: PublishedCalendar): DiscoveredCalendar {
  return { externalId: id, name, color, timeZone: null, readable: false, writable: true };
}
