import { ImapMailSources, type ImapMailSourcesParts, type Network } from '@calmirror/connectors';
import { SELF_SIGNED } from '../servers/self-signed.js';
import { MemoryRateBudget } from './memory-rate-budget.js';
import { RequestLog } from './request-log.js';

const LOOPBACK: Network = { address: '127.0.0.0', prefix: 8, family: 'ipv4' };

/** The real sessions, with loopback opened for a local server and its certificate trusted, unless `parts` says otherwise. */
export function localMailSources(parts: Partial<ImapMailSourcesParts> = {}): ImapMailSources {
  return new ImapMailSources({
    allowedNetworks: [LOOPBACK],
    budget: new MemoryRateBudget(),
    observer: new RequestLog(),
    ca: SELF_SIGNED.cert,
    ...parts,
  });
}
