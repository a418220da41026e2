import { HttpClient, type HttpClientParts, type Network } from '@calmirror/connectors';
import { MemoryRateBudget } from './memory-rate-budget.js';
import { RequestLog } from './request-log.js';

const LOOPBACK: Network = { address: '127.0.0.0', prefix: 8, family: 'ipv4' };

/** The real guarded client, with loopback opened for a local server unless `parts` says otherwise. */
export function localHttpClient(parts: Partial<HttpClientParts> = {}): HttpClient {
  return new HttpClient({
    allowedNetworks: [LOOPBACK],
    userAgent: 'Calmirror/test',
    budget: new MemoryRateBudget(),
    observer: new RequestLog(),
    now: () => Date.parse('2026-03-02T10:00:00Z'),
    ...parts,
  });
}
