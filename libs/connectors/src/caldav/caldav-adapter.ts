import { type Mirror, ProviderError } from '@calmirror/core';
import type {
  AdapterCapabilities,
  Check,
  CheckListener,
  ConnectorAdapter,
  DiscoveredCalendar,
  FetchRequest,
  FetchResult,
  ListMirrorsRequest,
  MirrorReceipt,
  StandingMirror,
} from '../adapter.js';
import { failedChecks, passedChecks, tellLetIn } from '../validation/checks.js';
import type { CalendarReader } from '../reading/calendar-reader.js';
import { createCollection } from './calendar-creation.js';
import { CollectionReading } from './collection-reading.js';
import { DavClient, type DavClientParts } from './dav-client.js';
import { asCollection } from './dav-href.js';
import { Discovery } from './discovery.js';
import { MirrorWriting } from './mirror-writing.js';
import { standingMirrors } from './standing-mirrors.js';
import { TargetObjects } from './target-objects.js';

export interface CaldavAdapterParts extends DavClientParts {
  readonly reader: CalendarReader;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export const CALDAV_CAPABILITIES: AdapterCapabilities = {
  readable: true,
  writable: true,
  push: false,
  listens: false,
  series: true,
  floating: true,
  createsCalendars: true,
  listsMirrors: true,
  batchSize: 1,
};

/** Calendars on a CalDAV server (RFC 4791), known by their addresses. */
export class CaldavAdapter implements ConnectorAdapter {
  readonly capabilities = CALDAV_CAPABILITIES;
  private readonly dav: DavClient;

  constructor(private readonly parts: CaldavAdapterParts) {
    this.dav = new DavClient(parts);
  }

  async validate(ended?: CheckListener): Promise<readonly Check[]> {
    let isLetIn = false;
    try {
      const calendars = await this.discovery().calendars(() => {
        isLetIn = true;
        tellLetIn(ended);
      });
      const writable = calendars.filter((calendar) => calendar.writable).length;
      return passedChecks(`Calendars: ${calendars.length}, of which ${writable} can be written.`);
    } catch (error) {
      if (error instanceof ProviderError) return failedChecks(withHint(error), isLetIn);
      throw error;
    }
  }

  async listCalendars(): Promise<readonly DiscoveredCalendar[]> {
    return this.discovery().calendars();
  }

  async createCalendar(name: string): Promise<DiscoveredCalendar> {
    return createCollection(this.dav, this.discovery(), name);
  }

  async fetchWindow(request: FetchRequest): Promise<FetchResult> {
    request.signal.throwIfAborted();
    const { reader } = this.parts;
    return new CollectionReading(this.dav, reader, collectionOf(request.calendarId), request).read();
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

  async listMirrors(request: ListMirrorsRequest): Promise<readonly StandingMirror[]> {
    request.signal.throwIfAborted();
    return standingMirrors(this.dav, this.parts.reader, collectionOf(request.calendarId), request);
  }

  private discovery(): Discovery {
    return new Discovery(this.dav, this.parts.settings.url, new AbortController().signal);
  }

  private writing(calendarId: string): MirrorWriting {
    return new MirrorWriting(new TargetObjects(this.dav, collectionOf(calendarId)), this.parts.now);
  }
}

/** The fault that most people make first, and that no server names. */
function withHint(error: ProviderError): ProviderError {
  if (error.reason !== 'credentials-refused') return error;
  const hint = 'Providers with two-factor sign-in want an app password here, not that of the account.';
  return new ProviderError(error.kind, error.reason, `${error.message} ${hint}`, error.retryAfterMs, { cause: error });
}

/** @throws ProviderError `not-found` for what is no address of a calendar */
function collectionOf(calendarId: string): string {
  if (!/^https?:\/\//.test(calendarId) || !URL.canParse(calendarId))
    throw new ProviderError('not-found', 'not-found', 'There is no such calendar.');
  return asCollection(calendarId);
}
