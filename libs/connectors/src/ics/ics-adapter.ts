import { ProviderError } from '@calmirror/core';
import type {
  AdapterCapabilities,
  Check,
  CheckListener,
  ConnectorAdapter,
  DiscoveredCalendar,
  FetchRequest,
  FetchResult,
  MirrorReceipt,
} from '../adapter.js';
import type { HttpClient } from '../http/http-client.js';
import type { HttpRequest } from '../http/http-exchange.js';
import type { CalendarReader, FeedContents } from '../reading/calendar-reader.js';
import { failedChecks, passedChecks, tellLetIn } from '../validation/checks.js';
import { formatFeedCursor, parseFeedCursor } from './feed-cursor.js';
import { downloadFeed } from './feed-download.js';
import type { FeedSettings } from './feed-settings.js';

export interface IcsAdapterParts {
  readonly http: Pick<HttpClient, 'get'>;
  readonly reader: CalendarReader;
  readonly account: HttpRequest['account'];
  readonly settings: FeedSettings;
}

export const ICS_CAPABILITIES: AdapterCapabilities = {
  readable: true,
  writable: false,
  push: false,
  listens: false,
  series: true,
  floating: true,
  createsCalendars: false,
  listsMirrors: false,
  batchSize: 1,
};

/** A calendar that someone publishes as an iCalendar file: one address, one calendar, to be read and never written. */
export class IcsAdapter implements ConnectorAdapter {
  readonly capabilities = ICS_CAPABILITIES;

  constructor(private readonly parts: IcsAdapterParts) {}

  async validate(ended?: CheckListener): Promise<readonly Check[]> {
    let isLetIn = false;
    try {
      const { present, withheld } = await this.readAll(() => {
        isLetIn = true;
        tellLetIn(ended);
      });
      return passedChecks(`${present.length} events, of which ${withheld.length} cannot be read.`);
    } catch (error) {
      if (error instanceof ProviderError) return failedChecks(error, isLetIn);
      throw error;
    }
  }

  async listCalendars(): Promise<readonly DiscoveredCalendar[]> {
    const { calendar } = await this.readAll();
    const { url } = this.parts.settings;
    const { name, color, timeZone } = calendar;
    return [{ externalId: url, name: name ?? new URL(url).host, color, timeZone, readable: true, writable: false }];
  }

  async fetchWindow(request: FetchRequest): Promise<FetchResult> {
    const { http, account, settings, reader } = this.parts;
    const known = parseFeedCursor(request.cursor);
    const { body, cursor } = await downloadFeed(http, account, settings, known, request.signal);
    const contents = body === null ? NOTHING : await reader.read(body, await request.known(), request.signal);
    return { kind: body === null ? 'unchanged' : 'full', ...contents, removed: [], cursor: formatFeedCursor(cursor) };
  }

  createMirror(): Promise<MirrorReceipt> {
    return Promise.reject(readOnly());
  }

  updateMirror(): Promise<MirrorReceipt> {
    return Promise.reject(readOnly());
  }

  deleteMirror(): Promise<void> {
    return Promise.reject(readOnly());
  }

  private async readAll(downloaded?: () => void): Promise<FeedContents> {
    const { http, account, settings, reader } = this.parts;
    const { signal } = new AbortController();
    const { body } = await downloadFeed(http, account, settings, null, signal);
    downloaded?.();
    return body === null ? NOTHING : await reader.read(body, new Map(), signal);
  }
}

const NOTHING: FeedContents = {
  events: [],
  withheld: [],
  present: [],
  calendar: { name: null, color: null, timeZone: null },
  refreshSeconds: null,
};

function readOnly(): ProviderError {
  return new ProviderError('rejected', 'refused', 'A calendar feed cannot be written.');
}
