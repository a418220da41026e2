import { type Network, parseNetwork } from '@calmirror/connectors';
import type { Configuration } from '../config/configuration.js';

/** The sample feed of a demonstration is served by this process. */
const DEMO_NETWORK = '127.0.0.1/32';

/** Networks beside the public one in which providers may be. */
export function providerNetworks({ allowedNetworks, demo }: Configuration): Network[] {
  return [...allowedNetworks, ...(demo ? [DEMO_NETWORK] : [])].flatMap((network) => parseNetwork(network) ?? []);
}
