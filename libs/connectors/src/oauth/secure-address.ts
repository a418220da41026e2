import { ProviderError } from '@calmirror/core';

/** This machine itself: what goes there passes no network. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether an address goes without TLS; that is for issuers on this machine, in tests and demonstrations. */
export const isInsecure = (address: string): boolean => new URL(address).protocol !== 'https:';

/** @throws ProviderError `blocked` for an address that secrets would be sent to in the open */
export function refuseInsecure(address: string): void {
  const { protocol, hostname, host } = new URL(address);
  if (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))) return;
  throw new ProviderError('blocked', 'scheme-not-allowed', `Secrets are sent to ${host} over https only.`);
}
