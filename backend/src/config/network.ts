import { isIP, isIPv4 } from 'node:net';

/** Whether the text names a network in CIDR form; a bare address is a network of one. */
export function isNetwork(text: unknown): boolean {
  if (typeof text !== 'string') return false;
  const [address = '', length, ...rest] = text.split('/');
  if (isIP(address) === 0 || rest.length > 0) return false;
  if (length === undefined) return true;
  return /^\d{1,3}$/.test(length) && Number(length) <= (isIPv4(address) ? 32 : 128);
}
