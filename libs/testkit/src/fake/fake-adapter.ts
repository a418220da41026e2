import type {
  AdapterCapabilities,
  ChannelRequest,
  Check,
  ConnectorAdapter,
  DiscoveredCalendar,
  FetchRequest,
  FetchResult,
  ListenRequest,
  ListMirrorsRequest,
  MirrorOperation,
  MirrorOutcome,
  MirrorReceipt,
  PushChannel,
  StandingMirror,
} from '@calmirror/connectors';
import { type CalendarEvent, type Mirror, ProviderError } from '@calmirror/core';
import type { FakeCalendar } from './fake-calendar.js';
import type { FakeProvider } from './fake-provider.js';
import { pagesOf, readFakeCalendar } from './fake-reading.js';
import type { FakeRequest } from './fake-request.js';
import { deleteFakeMirror, fakeMirrors, writeFakeMirror } from './fake-writing.js';

/** How the fake provider is spoken to. */
export interface FakeManners {
  /** Events in one page of a read. */
  readonly pageSize: number;
  /** Writes in one request; with 1 it knows no batches. */
  readonly batchSize: number;
  /** It takes a series by its rules; else by its dates alone. */
  readonly rules: boolean;
  readonly floating: boolean;
  /** A push channel is renewed by another one, or goes on for longer itself. */
  readonly renewsBy: 'another' | 'itself';
  /** It tells of changes to whoever stays connected. */
  readonly listens: boolean;
}

const MANNERS: FakeManners = {
  pageSize: Number.POSITIVE_INFINITY,
  batchSize: 20,
  rules: true,
  floating: true,
  renewsBy: 'another',
  listens: false,
};

/** An adapter for the fake provider that can do all, held to the same contract as the real ones. */
export class FakeAdapter implements ConnectorAdapter {
  readonly capabilities: AdapterCapabilities;
  readonly applyBatch?: NonNullable<ConnectorAdapter['applyBatch']>;
  readonly listen?: NonNullable<ConnectorAdapter['listen']>;
  private readonly manners: FakeManners;

  constructor(
    private readonly provider: FakeProvider,
    manners: Partial<FakeManners> = {},
  ) {
    this.manners = { ...MANNERS, ...manners };
    this.capabilities = {
      readable: true,
      writable: true,
      push: true,
      listens: this.manners.listens,
      series: true,
      floating: this.manners.floating,
      createsCalendars: true,
      listsMirrors: true,
      batchSize: this.manners.batchSize,
    };
    if (this.manners.batchSize > 1) this.applyBatch = (calendarId, operations) => this.batch(calendarId, operations);
    if (this.manners.listens) this.listen = (request) => this.hold(request);
  }

  async validate(): Promise<readonly Check[]> {
    try {
      await this.listCalendars();
      return [{ name: 'connection', ok: true, reason: null, detail: null }];
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      return [{ name: 'connection', ok: false, reason: error.reason, detail: error.message }];
    }
  }

  listCalendars(): Promise<readonly DiscoveredCalendar[]> {
    return this.provider.request({ kind: 'list' }, () => this.provider.all().map(describeCalendar));
  }

  /** What the first page finds is what all pages together answer. */
  async fetchWindow({ calendarId, window, cursor, signal }: FetchRequest): Promise<FetchResult> {
    const full = cursor === null;
    const page = (number: number): FakeRequest => ({ kind: 'read', calendarId, window, full, page: number });
    const read = (): FetchResult => readFakeCalendar(this.provider.known(calendarId), cursor);
    const result = await this.provider.request(page(0), read, signal);
    const pages = pagesOf(result, this.manners.pageSize);
    for (let next = 1; next < pages; next += 1) await this.provider.request(page(next), () => undefined, signal);
    return result;
  }

  takesSeries({ recurrence }: CalendarEvent): boolean {
    return this.manners.rules || recurrence === null || recurrence.rules.length === 0;
  }

  createMirror(calendarId: string, mirror: Mirror): Promise<MirrorReceipt> {
    const request = writing(calendarId, { kind: 'create', mirror });
    return this.provider.request(request, () => this.write(calendarId, mirror, null));
  }

  updateMirror(calendarId: string, mirror: Mirror, previous: MirrorReceipt): Promise<MirrorReceipt> {
    const request = writing(calendarId, { kind: 'update', mirror, previous });
    return this.provider.request(request, () => this.write(calendarId, mirror, previous));
  }

  deleteMirror(calendarId: string, mirrorId: string, previous: MirrorReceipt): Promise<void> {
    const request = writing(calendarId, { kind: 'delete', mirrorId, previous });
    return this.provider.request(request, () => deleteFakeMirror(this.provider.known(calendarId), mirrorId, previous));
  }

  listMirrors({ calendarId, known, signal }: ListMirrorsRequest): Promise<readonly StandingMirror[]> {
    const list = (): StandingMirror[] => fakeMirrors(this.provider.known(calendarId), known);
    return this.provider.request({ kind: 'list-mirrors', calendarId }, list, signal);
  }

  createCalendar(name: string): Promise<DiscoveredCalendar> {
    return this.provider.request({ kind: 'create-calendar', name }, () =>
      describeCalendar(this.provider.calendar(`made-${this.provider.all().length}`, name)),
    );
  }

  openChannel(request: ChannelRequest): Promise<PushChannel> {
    const { calendarId, signal } = request;
    return this.provider.request({ kind: 'open-channel', calendarId }, () => this.open(request), signal);
  }

  renewChannel({ id }: PushChannel, request: ChannelRequest): Promise<PushChannel> {
    const { calendarId, seconds, signal } = request;
    const renew = (): PushChannel =>
      (this.manners.renewsBy === 'itself' && this.provider.channels.prolong(id, seconds)) || this.open(request);
    return this.provider.request({ kind: 'renew-channel', calendarId }, renew, signal);
  }

  closeChannel(calendarId: string, { id }: PushChannel): Promise<void> {
    return this.provider.request({ kind: 'close-channel', calendarId }, () => this.provider.channels.close(id));
  }

  private async hold(request: ListenRequest): Promise<void> {
    const { calendarId, signal } = request;
    try {
      await this.provider.request({ kind: 'listen', calendarId }, () => this.provider.known(calendarId), signal);
    } catch (error) {
      if (signal.aborted) return;
      throw error;
    }
    await this.provider.listeners.hold(request);
  }

  private open(request: ChannelRequest): PushChannel {
    this.provider.known(request.calendarId);
    const { id, resourceId, expiresAt } = this.provider.channels.open(request);
    return { id, resourceId, expiresAt };
  }

  private batch(calendarId: string, operations: readonly MirrorOperation[]): Promise<readonly MirrorOutcome[]> {
    return this.provider.batch(
      writing(calendarId, ...operations),
      operations.map((operation) => () => this.outcome(calendarId, operation)),
    );
  }

  private outcome(calendarId: string, operation: MirrorOperation): MirrorOutcome {
    try {
      switch (operation.kind) {
        case 'create':
          return { ok: true, receipt: this.write(calendarId, operation.mirror, null) };
        case 'update':
          return { ok: true, receipt: this.write(calendarId, operation.mirror, operation.previous) };
        case 'delete':
          deleteFakeMirror(this.provider.known(calendarId), operation.mirrorId, operation.previous);
          return { ok: true, receipt: null };
      }
    } catch (error) {
      if (error instanceof ProviderError) return { ok: false, error };
      throw error;
    }
  }

  private write(calendarId: string, mirror: Mirror, previous: MirrorReceipt | null): MirrorReceipt {
    this.provider.accept(mirror.id);
    return writeFakeMirror(this.provider.known(calendarId), mirror, previous);
  }
}

const writing = (calendarId: string, ...operations: readonly MirrorOperation[]): FakeRequest => ({
  kind: 'write',
  calendarId,
  operations,
});

function describeCalendar({ id, name }: FakeCalendar): DiscoveredCalendar {
  return { externalId: id, name, color: null, timeZone: null, readable: true, writable: true };
}
