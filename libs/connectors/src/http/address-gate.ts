import { BlockList, isIP } from 'node:net';
import type { Network } from './network.js';

/** Decides which addresses a connection may be made to (promise 11). */
export interface AddressGate {
  /** `address` is a literal IPv4 or IPv6 address without brackets; anything else is refused. */
  allows(address: string): boolean;
}

/** What the IANA IPv4 Special-Purpose Address Registry (RFC 6890) and multicast leave out of the public internet. */
const NON_PUBLIC_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
];

/**
 * All global unicast addresses of IPv6 lie in 2000::/3 (RFC 4291 §2.4), so that loopback, mapped, NAT64, link-local,
 * unique local and multicast addresses need no list. Within it, tunnels that lead to IPv4 addresses (Teredo, 6to4) and
 * the ranges for benchmarks and documentation are taken out.
 */
const PUBLIC_IPV6 = '2000::/3';
const NON_PUBLIC_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const nonPublicIpv4 = blockList(NON_PUBLIC_IPV4);
const globalIpv6 = blockList([PUBLIC_IPV6]);
const nonPublicIpv6 = blockList(NON_PUBLIC_IPV6);

/** @param allowed networks that an administrator opens beside the public ones */
export function createAddressGate(allowed: readonly Network[]): AddressGate {
  const opened = openedNetworks(allowed);
  return gateOf((address, family) => opened.check(address, family) || isPublic(address, family));
}

/** Lets through only to networks that an administrator opens: for what may not cross the public internet. */
export function createOpenedGate(allowed: readonly Network[]): AddressGate {
  const opened = openedNetworks(allowed);
  return gateOf((address, family) => opened.check(address, family));
}

function gateOf(isAllowed: (address: string, family: 'ipv4' | 'ipv6') => boolean): AddressGate {
  return {
    allows: (address) => {
      const version = isIP(address);
      if (version === 0 || address.includes('%')) return false;
      return isAllowed(address, version === 4 ? 'ipv4' : 'ipv6');
    },
  };
}

function openedNetworks(allowed: readonly Network[]): BlockList {
  const opened = new BlockList();
  for (const { address, prefix, family } of allowed) opened.addSubnet(address, prefix, family);
  return opened;
}

function isPublic(address: string, family: 'ipv4' | 'ipv6'): boolean {
  if (family === 'ipv4') return !nonPublicIpv4.check(address, 'ipv4');
  return globalIpv6.check(address, 'ipv6') && !nonPublicIpv6.check(address, 'ipv6');
}

function blockList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    list.addSubnet(address, Number(prefix), address.includes(':') ? 'ipv6' : 'ipv4');
  }
  return list;
}
