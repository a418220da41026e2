import { type CalendarEvent, type Mirror, ProviderError } from '@calmirror/core';
import type {
  AdapterCapabilities,
  ChannelRequest,
  Check,
  CheckListener,
  ConnectorAdapter,
  DiscoveredCalendar,
  FetchRequest,
  FetchResult,
  ListMirrorsRequest,
  MirrorOperation,
  MirrorOutcome,
  MirrorReceipt,
  PushChannel,
  StandingMirror,
} from '../adapter.js';
import { nobodysCalendar, ofOrganisation } from '../of-organisation.js';
import { failedChecks, passedChecks, tellLetIn } from '../validation/checks.js';
import { createCalendar } from './calendar-creation.js';
import { type CalendarPlace, placeOf } from './calendar-place.js';
import { CalendarReading } from './calendar-reading.js';
import { type Conversation, converse, settled, together } from './conversation.js';
import { deniedFor, isDenied, outcomesDeniedFor } from './denied-write.js';
import { Discovery, type FoundCalendars } from './discovery.js';
import { EventWriting } from './event-writing.js';
import { BATCH_SIZE } from './graph-batch.js';
import { GraphClient, type GraphClientParts } from './graph-client.js';
import { keepsEvent } from './mapping/keeps-event.js';
import { takesSeries } from './mapping/takes-series.js';
import type { MicrosoftSettings } from './microsoft-settings.js';
import { MirrorWriting } from './mirror-writing.js';
import { standingMirrors } from './standing-mirrors.js';
import { prolong, subscribe, unsubscribe } from './subscriptions.js';
import { TargetEvents } from './target-events.js';

export interface MicrosoftAdapterParts extends GraphClientParts {
  readonly settings: MicrosoftSettings;
}

export const MICROSOFT_CAPABILITIES: AdapterCapabilities = {
  readable: true,
  writable: true,
  push: true,
  listens: false,
  series: true,
  floating: false,
  createsCalendars: true,
  listsMirrors: true,
  batchSize: BATCH_SIZE,
};

/** Calendars of Microsoft 365, of one account or of all people of an organisation. */
export class MicrosoftAdapter implements ConnectorAdapter {
  readonly capabilities: AdapterCapabilities;
  private readonly client: GraphClient;

  constructor(private readonly parts: MicrosoftAdapterParts) {
    const { access } = parts.settings;
    this.capabilities = access === 'organisation' ? ofOrganisation(MICROSOFT_CAPABILITIES) : MICROSOFT_CAPABILITIES;
    this.client = new GraphClient(parts);
  }

  async validate(ended?: CheckListener): Promise<readonly Check[]> {
    let isLetIn = false;
    try {
      const found = await this.discovery().calendars({
        letIn: () => {
          isLetIn = true;
          tellLetIn(ended);
        },
      });
      return passedChecks(toldOf(found));
    } catch (error) {
      if (error instanceof ProviderError) return failedChecks(error, isLetIn);
      throw error;
    }
  }

  async listCalendars(mailbox: string | null = null): Promise<readonly DiscoveredCalendar[]> {
    const { calendars } = await this.discovery().calendars({ mailbox });
    return calendars;
  }

  async createCalendar(name: string): Promise<DiscoveredCalendar> {
    if (this.parts.settings.access === 'organisation') throw nobodysCalendar();
    return createCalendar(this.client, this.discovery(), name);
  }

  async fetchWindow(request: FetchRequest): Promise<FetchResult> {
    request.signal.throwIfAborted();
    return new CalendarReading(this.client, this.placeOf(request.calendarId), request).read();
  }

  async createMirror(calendarId: string, mirror: Mirror): Promise<MirrorReceipt> {
    return this.write(calendarId, (writing) => writing.create(mirror));
  }

  async updateMirror(calendarId: string, mirror: Mirror, previous: MirrorReceipt): Promise<MirrorReceipt> {
    return this.write(calendarId, (writing) => writing.update(mirror, previous));
  }

  async deleteMirror(calendarId: string, mirrorId: string, previous: MirrorReceipt): Promise<void> {
    await this.write(calendarId, (writing) => writing.delete(mirrorId, previous));
  }

  async applyBatch(calendarId: string, operations: readonly MirrorOperation[]): Promise<readonly MirrorOutcome[]> {
    const outcomes = await this.write(calendarId, (writing) =>
      together(operations.map((operation) => outcomeOf(writing, operation))),
    );
    return outcomesDeniedFor(this.client, this.placeOf(calendarId), outcomes);
  }

  takesSeries(event: CalendarEvent): boolean {
    return takesSeries(event);
  }

  keeps(event: CalendarEvent): CalendarEvent {
    return keepsEvent(event);
  }

  async listMirrors(request: ListMirrorsRequest): Promise<readonly StandingMirror[]> {
    request.signal.throwIfAborted();
    return standingMirrors(this.client, this.placeOf(request.calendarId), request);
  }

  async openChannel(request: ChannelRequest): Promise<PushChannel> {
    return subscribe(this.client, this.placeOf(request.calendarId), request, this.parts.now());
  }

  async renewChannel(channel: PushChannel, request: ChannelRequest): Promise<PushChannel> {
    const place = this.placeOf(request.calendarId);
    const prolonged = await prolong(this.client, place, channel, request, this.parts.now());
    return prolonged ?? subscribe(this.client, place, request, this.parts.now());
  }

  async closeChannel(calendarId: string, channel: PushChannel): Promise<void> {
    await unsubscribe(this.client, this.placeOf(calendarId), channel);
  }

  private discovery(): Discovery {
    return new Discovery(this.client, this.parts.settings.access);
  }

  private placeOf(calendarId: string): CalendarPlace {
    return placeOf(calendarId, this.parts.settings.access);
  }

  /** Writes are never cut off. */
  private async write<T>(calendarId: string, act: (writing: MirrorWriting) => Conversation<T>): Promise<T> {
    const place = this.placeOf(calendarId);
    const { mailbox, path } = place;
    const events = new TargetEvents(path, (answer) => this.client.errorOf(answer));
    const writing = new MirrorWriting(new EventWriting(events, this.parts.now));
    try {
      return await converse(this.client, act(writing), { mailbox, signal: new AbortController().signal });
    } catch (error) {
      throw isDenied(error) ? await deniedFor(this.client, place, error) : error;
    }
  }
}

function* outcomeOf(writing: MirrorWriting, operation: MirrorOperation): Conversation<MirrorOutcome> {
  const ending = yield* settled<MirrorReceipt | null>(carriedOut(writing, operation));
  return ending.ok ? { ok: true, receipt: ending.value } : ending;
}

function* carriedOut(writing: MirrorWriting, operation: MirrorOperation): Conversation<MirrorReceipt | null> {
  switch (operation.kind) {
    case 'create':
      return yield* writing.create(operation.mirror);
    case 'update':
      return yield* writing.update(operation.mirror, operation.previous);
    case 'delete':
      yield* writing.delete(operation.mirrorId, operation.previous);
      return null;
  }
}

function toldOf({ calendars, mailboxes, isCut }: FoundCalendars): string {
  const writable = calendars.filter((calendar) => calendar.writable).length;
  const told = `Calendars: ${calendars.length}, of which ${writable} can be written.`;
  if (mailboxes === 1 && !isCut) return told;
  return `${told} Mailboxes: ${mailboxes}.${isCut ? ' There are more people than are listed.' : ''}`;
}
