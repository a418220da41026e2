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
import { parseCalendarId } from './calendar-id.js';
import { calendarEntries, discoveredCalendar } from './calendar-list.js';
import { CalendarReading } from './calendar-reading.js';
import { CallRounds, MOST_CALLS } from './call-rounds.js';
import { type Caller, GoogleClient, type GoogleClientParts } from './google-client.js';
import type { GoogleSettings } from './google-settings.js';
import { keptByGoogle } from './keeps.js';
import { MirrorWriting } from './mirror-writing.js';
import { peopleCalendars, personsCalendars } from './people-calendars.js';
import { closeChannel, openChannel } from './push-channels.js';
import { standingMirrors } from './standing-mirrors.js';
import { takesSeries } from './takes-series.js';
import { TargetEvents } from './target-events.js';
import { validateConnector } from './validation.js';

export interface GoogleAdapterParts extends GoogleClientParts {
  readonly settings: GoogleSettings;
}

export const GOOGLE_CAPABILITIES: AdapterCapabilities = {
  readable: true,
  writable: true,
  push: true,
  listens: false,
  series: true,
  floating: false,
  createsCalendars: true,
  listsMirrors: true,
  batchSize: MOST_CALLS,
};

/** Calendars at Google, of one account or of all people of an organisation. */
export class GoogleAdapter implements ConnectorAdapter {
  readonly capabilities: AdapterCapabilities;
  private readonly client: GoogleClient;

  constructor(private readonly parts: GoogleAdapterParts) {
    const { access } = parts.settings;
    this.capabilities = access === 'organisation' ? ofOrganisation(GOOGLE_CAPABILITIES) : GOOGLE_CAPABILITIES;
    this.client = new GoogleClient(parts);
  }

  async validate(ended?: CheckListener): Promise<readonly Check[]> {
    return validateConnector(this.client, this.parts.settings, ended);
  }

  async listCalendars(mailbox: string | null = null): Promise<readonly DiscoveredCalendar[]> {
    const caller = this.owner();
    if (caller.mailbox !== null && mailbox !== null) return personsCalendars(this.client, caller, mailbox);
    if (caller.mailbox !== null) return peopleCalendars(this.client, caller);
    const entries = await calendarEntries((call) => this.client.ask(caller, call));
    return entries.map((entry) => discoveredCalendar(entry, null));
  }

  async createCalendar(name: string): Promise<DiscoveredCalendar> {
    const caller = this.owner();
    if (caller.mailbox !== null) throw nobodysCalendar();
    const { id } = await this.client.ask(caller, (api, options) =>
      api.calendars.insert({ requestBody: { summary: name } }, options),
    );
    if (typeof id !== 'string')
      throw new ProviderError('temporary', 'undecodable', "Google's answer about a new calendar cannot be read.");
    const entry = await this.client.ask(caller, (api, options) => api.calendarList.get({ calendarId: id }, options));
    return discoveredCalendar(entry, null);
  }

  async fetchWindow(request: FetchRequest): Promise<FetchResult> {
    request.signal.throwIfAborted();
    const { caller, calendarId } = this.place(request.calendarId, request.signal);
    return new CalendarReading(this.client, caller, calendarId, request).read();
  }

  async createMirror(calendarId: string, mirror: Mirror): Promise<MirrorReceipt> {
    return this.writing(calendarId).create(mirror);
  }

  async updateMirror(calendarId: string, mirror: Mirror, previous: MirrorReceipt): Promise<MirrorReceipt> {
    return this.writing(calendarId).update(mirror, previous);
  }

  async deleteMirror(calendarId: string, mirrorId: string, previous: MirrorReceipt): Promise<void> {
    await this.writing(calendarId).delete(mirrorId, previous);
  }

  /** Side by side: what all of them ask for first is one request, and so is what some of them ask for next. */
  async applyBatch(calendarId: string, operations: readonly MirrorOperation[]): Promise<readonly MirrorOutcome[]> {
    const writing = this.writing(calendarId);
    const outcomes = await Promise.allSettled(operations.map((operation) => outcomeOf(writing, operation)));
    return outcomes.map((outcome) => {
      if (outcome.status === 'fulfilled') return outcome.value;
      throw outcome.reason;
    });
  }

  takesSeries(event: CalendarEvent): boolean {
    return takesSeries(event);
  }

  keeps(event: CalendarEvent): CalendarEvent {
    return keptByGoogle(event);
  }

  async listMirrors({ calendarId: id, known, signal }: ListMirrorsRequest): Promise<readonly StandingMirror[]> {
    signal.throwIfAborted();
    const { caller, calendarId } = this.place(id, signal);
    return standingMirrors(this.client, caller, calendarId, known);
  }

  async openChannel(request: ChannelRequest): Promise<PushChannel> {
    request.signal.throwIfAborted();
    const { caller, calendarId } = this.place(request.calendarId, request.signal);
    return openChannel(this.client, caller, calendarId, request);
  }

  async renewChannel(_channel: PushChannel, request: ChannelRequest): Promise<PushChannel> {
    return this.openChannel(request);
  }

  async closeChannel(calendarId: string, channel: PushChannel): Promise<void> {
    const { caller } = this.place(calendarId);
    await closeChannel(this.client, caller, channel);
  }

  /** Whose calendars are listed: the account itself, or the administrator. */
  private owner(): Caller {
    const { settings } = this.parts;
    const mailbox = settings.access === 'organisation' ? settings.admin : null;
    return { mailbox, signal: new AbortController().signal };
  }

  /** Writes are never cut off: without a signal of the caller's there is one that never fires. */
  private place(id: string, signal = new AbortController().signal): { caller: Caller; calendarId: string } {
    const { mailbox, calendarId } = parseCalendarId(id, this.parts.settings);
    return { caller: { mailbox, signal }, calendarId };
  }

  private writing(id: string): MirrorWriting {
    const { caller, calendarId } = this.place(id);
    return new MirrorWriting(new TargetEvents(this.client, new CallRounds(this.client, caller), calendarId));
  }
}

/** @throws whatever is no word of the provider's */
async function outcomeOf(writing: MirrorWriting, operation: MirrorOperation): Promise<MirrorOutcome> {
  try {
    switch (operation.kind) {
      case 'create':
        return { ok: true, receipt: await writing.create(operation.mirror) };
      case 'update':
        return { ok: true, receipt: await writing.update(operation.mirror, operation.previous) };
      case 'delete':
        await writing.delete(operation.mirrorId, operation.previous);
        return { ok: true, receipt: null };
    }
  } catch (error) {
    if (error instanceof ProviderError) return { ok: false, error };
    throw error;
  }
}
