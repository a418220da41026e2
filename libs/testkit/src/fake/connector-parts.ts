import { type ConnectorParts, inlineReader } from '@calmirror/connectors';
import { FixedTokens } from './fixed-tokens.js';
import { MemoryMailSources } from './memory-mail-sources.js';
import { localHttpClient } from './local-http-client.js';
import { MemoryPublishedStore } from './memory-published-store.js';

/** What adapters are built from, in memory and with loopback open, at 2 March 2026, 10:00 UTC, unless `parts` says otherwise. */
export const connectorParts = (parts: Partial<ConnectorParts> = {}): ConnectorParts => ({
  http: parts.http ?? localHttpClient(),
  reader: inlineReader,
  publishedStore: () => new MemoryPublishedStore(),
  mailSources: new MemoryMailSources(),
  tokens: () => new FixedTokens(),
  endpoints: { google: 'http://127.0.0.1:9', microsoft: 'http://127.0.0.1:9' },
  now: () => Date.parse('2026-03-02T10:00:00Z'),
  ...parts,
});
