import { ProviderError } from '@calmirror/core';
import type { AdapterCapabilities, ConnectorAdapter } from './adapter.js';
import type { HttpClient } from './http/http-client.js';
import type { CalendarReader } from './reading/calendar-reader.js';
import { CALDAV_CAPABILITIES, CaldavAdapter } from './caldav/caldav-adapter.js';
import { parseCaldavSettings } from './caldav/caldav-settings.js';
import { GOOGLE_CAPABILITIES, GoogleAdapter } from './google/google-adapter.js';
import { parseGoogleSettings } from './google/google-settings.js';
import { MICROSOFT_CAPABILITIES, MicrosoftAdapter } from './microsoft/microsoft-adapter.js';
import { parseMicrosoftSettings } from './microsoft/microsoft-settings.js';
import { IMAP_CAPABILITIES, ImapAdapter } from './imap/imap-adapter.js';
import { parseImapSettings } from './imap/imap-settings.js';
import type { MailSources } from './mail/mail-source.js';
import { parseFeedSettings } from './ics/feed-settings.js';
import { ICS_CAPABILITIES, IcsAdapter } from './ics/ics-adapter.js';
import { PUBLISHED_CAPABILITIES, PublishedAdapter } from './published/published-adapter.js';
import type { PublishedStore } from './published/published-store.js';
import { ofOrganisation } from './of-organisation.js';
import type { TokenSource } from './token-source.js';

/** What whoever keeps published calendars has to do, and has in hand. */
export type { PublishedCalendar, PublishedMirror, PublishedStore } from './published/published-store.js';

/** A connector as it is stored, its secret opened. */
export interface ConnectorAccount {
  /** Also the key of its rate budget. */
  readonly id: string;
  readonly kind: string;
  readonly settings: unknown;
  /** Null where it has none. */
  readonly secret: unknown;
}

/** What adapters are built from. */
export interface ConnectorParts {
  readonly http: Pick<HttpClient, 'get' | 'send'>;
  readonly reader: CalendarReader;
  /** The calendars that a connector of kind `published` keeps. */
  readonly publishedStore: (connectorId: string) => PublishedStore;
  /** Opens the mailbox of a connector of kind `imap`. */
  readonly mailSources: MailSources;
  /** Access tokens of a connector that signs in at Google or Microsoft. */
  readonly tokens: (connectorId: string) => TokenSource;
  readonly endpoints: ProviderEndpoints;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Where the providers' APIs are, without a slash at the end: others than the public ones for national clouds and test servers. */
export interface ProviderEndpoints {
  /** `https://www.googleapis.com`: Calendar API v3 and Admin SDK Directory API v1. */
  readonly google: string;
  /** `https://graph.microsoft.com`: Microsoft Graph v1.0. */
  readonly microsoft: string;
}

interface Provider {
  readonly capabilities: AdapterCapabilities;
  readonly create: (account: ConnectorAccount, parts: ConnectorParts) => ConnectorAdapter;
}

const PROVIDERS: Readonly<Record<string, Provider>> = {
  ics: {
    capabilities: ICS_CAPABILITIES,
    create: ({ id, kind, settings, secret }, { http, reader }) =>
      new IcsAdapter({ http, reader, account: { kind, key: id }, settings: parseFeedSettings(settings, secret) }),
  },
  caldav: {
    capabilities: CALDAV_CAPABILITIES,
    create: ({ id, kind, settings, secret }, { http, reader, now }) =>
      new CaldavAdapter({
        http,
        reader,
        now,
        account: { kind, key: id },
        settings: parseCaldavSettings(settings, secret),
      }),
  },
  google: {
    capabilities: GOOGLE_CAPABILITIES,
    create: ({ id, kind, settings }, { http, tokens, endpoints, now }) =>
      new GoogleAdapter({
        http,
        account: { kind, key: id },
        tokens: tokens(id),
        endpoint: endpoints.google,
        now,
        settings: parseGoogleSettings(settings),
      }),
  },
  microsoft: {
    capabilities: MICROSOFT_CAPABILITIES,
    create: ({ id, kind, settings }, { http, tokens, endpoints, now }) =>
      new MicrosoftAdapter({
        http,
        account: { kind, key: id },
        tokens: tokens(id),
        endpoint: endpoints.microsoft,
        now,
        settings: parseMicrosoftSettings(settings),
      }),
  },
  imap: {
    capabilities: IMAP_CAPABILITIES,
    create: ({ id, settings, secret }, { mailSources, tokens, now }) =>
      new ImapAdapter({
        sources: mailSources,
        key: id,
        settings: parseImapSettings(settings, secret, tokens(id)),
        now,
      }),
  },
  published: {
    capabilities: PUBLISHED_CAPABILITIES,
    create: ({ id }, { publishedStore, now }) => new PublishedAdapter({ store: publishedStore(id), now }),
  },
};

const NO_CAPABILITIES: AdapterCapabilities = {
  readable: false,
  writable: false,
  push: false,
  listens: false,
  series: false,
  floating: false,
  createsCalendars: false,
  listsMirrors: false,
  batchSize: 1,
};

/** Kinds of connectors that there are adapters for. */
export const ADAPTER_KINDS: readonly string[] = Object.keys(PROVIDERS);

/** What an adapter can do, by its kind and settings, without making one; nothing at all for a kind that has none. */
export function capabilitiesOf(kind: string, settings: Readonly<Record<string, unknown>> = {}): AdapterCapabilities {
  const capabilities = providerOf(kind)?.capabilities ?? NO_CAPABILITIES;
  return settings['access'] === 'organisation' ? ofOrganisation(capabilities) : capabilities;
}

/** @throws ProviderError `rejected` for settings that make no adapter, or a kind that there is none for */
export function createAdapter(account: ConnectorAccount, parts: ConnectorParts): ConnectorAdapter {
  const provider = providerOf(account.kind);
  if (provider === null)
    throw new ProviderError('rejected', 'refused', `There is no adapter for connectors of kind ${account.kind}.`);
  return provider.create(account, parts);
}

function providerOf(kind: string): Provider | null {
  return Object.hasOwn(PROVIDERS, kind) ? (PROVIDERS[kind] ?? null) : null;
}
