import type {
  AdapterCapabilities,
  Check,
  ConnectorAdapter,
  DiscoveredCalendar,
  FetchRequest,
  FetchResult,
  MirrorOperation,
  MirrorOutcome,
  MirrorReceipt,
} from '@calmirror/connectors';
import { type Mirror, ProviderError } from '@calmirror/core';
import type { FakeCalendar } from './fake-calendar.js';
import type { FakeProvider } from './fake-provider.js';
import { readFakeCalendar } from './fake-reading.js';
import { deleteFakeMirror, writeFakeMirror } from './fake-writing.js';

/** An adapter for the fake provider that can do all, held to the same contract as the real ones. */
export class FakeAdapter implements ConnectorAdapter {
  readonly capabilities: AdapterCapabilities = {
    readable: true,
    writable: true,
    push: false,
    series: true,
    createsCalendars: true,
    listsMirrors: false,
    batchSize: 20,
  };

  constructor(private readonly provider: FakeProvider) {}

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
    return this.provider.request(() => this.provider.all().map(describeCalendar));
  }

  fetchWindow({ calendarId, cursor, signal }: FetchRequest): Promise<FetchResult> {
    return this.provider.request(() => readFakeCalendar(this.provider.known(calendarId), cursor), signal);
  }

  createMirror(calendarId: string, mirror: Mirror): Promise<MirrorReceipt> {
    return this.provider.request(() => this.write(calendarId, mirror));
  }

  updateMirror(calendarId: string, mirror: Mirror): Promise<MirrorReceipt> {
    return this.provider.request(() => this.write(calendarId, mirror));
  }

  deleteMirror(calendarId: string, mirrorId: string): Promise<void> {
    return this.provider.request(() => deleteFakeMirror(this.provider.known(calendarId), mirrorId));
  }

  applyBatch(calendarId: string, operations: readonly MirrorOperation[]): Promise<readonly MirrorOutcome[]> {
    return this.provider.request(() => operations.map((operation) => this.outcome(calendarId, operation)));
  }

  createCalendar(name: string): Promise<DiscoveredCalendar> {
    return this.provider.request(() =>
      describeCalendar(this.provider.calendar(`made-${this.provider.all().length}`, name)),
    );
  }

  private outcome(calendarId: string, operation: MirrorOperation): MirrorOutcome {
    try {
      if (operation.kind !== 'delete') return { ok: true, receipt: this.write(calendarId, operation.mirror) };
      deleteFakeMirror(this.provider.known(calendarId), operation.mirrorId);
      return { ok: true, receipt: null };
    } catch (error) {
      if (error instanceof ProviderError) return { ok: false, error };
      throw error;
    }
  }

  private write(calendarId: string, mirror: Mirror): MirrorReceipt {
    this.provider.accept(mirror.id);
    return writeFakeMirror(this.provider.known(calendarId), mirror);
  }
}

function describeCalendar({ id, name }: FakeCalendar): DiscoveredCalendar {
  return { externalId: id, name, color: null, timeZone: null, readable: true, writable: true };
}
