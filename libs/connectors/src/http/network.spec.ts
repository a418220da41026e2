import { parseNetwork } from './network.js';

describe('parseNetwork', () => {
  it.each([
    ['127.0.0.0/8', { address: '127.0.0.0', prefix: 8, family: 'ipv4' }],
    [' 10.0.0.5 ', { address: '10.0.0.5', prefix: 32, family: 'ipv4' }],
    ['fd00::/8', { address: 'fd00::', prefix: 8, family: 'ipv6' }],
    ['::1', { address: '::1', prefix: 128, family: 'ipv6' }],
    ['0.0.0.0/0', { address: '0.0.0.0', prefix: 0, family: 'ipv4' }],
  ])('reads %p', (text, network) => expect(parseNetwork(text)).toEqual(network));

  it.each([
    '',
    'localhost',
    '10.0.0.0/33',
    '::1/129',
    '10.0.0.0/',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '10.0/8',
    'fe80::1%eth0',
  ])('refuses %p', (text) => expect(parseNetwork(text)).toBeNull());
});
