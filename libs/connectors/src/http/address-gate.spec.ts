import fc from 'fast-check';
import { createAddressGate } from './address-gate.js';
import { parseNetwork } from './network.js';

const closed = createAddressGate([]);

describe('address gate', () => {
  it.each(['8.8.8.8', '1.1.1.1', '93.184.216.34', '172.15.255.255', '172.32.0.1', '100.63.255.255', '223.255.255.255'])(
    'lets the public IPv4 address %s pass',
    (address) => expect(closed.allows(address)).toBe(true),
  );

  it.each(['2606:4700:4700::1111', '2a00:1450:4001:81b::200e', '2001:4860:4860::8888', '3fff:1000::1'])(
    'lets the public IPv6 address %s pass',
    (address) => expect(closed.allows(address)).toBe(true),
  );

  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '100.64.0.1',
    '100.127.255.255',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.170',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.7',
    '203.0.113.7',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
  ])('refuses the special IPv4 address %s', (address) => expect(closed.allows(address)).toBe(false));

  it.each([
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:0:8.8.8.8',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:2::1',
    '2001:10::1',
    '2001:db8::1',
    '2002:7f00:1::1',
    '3fff::1',
    '5f00::1',
    'fc00::1',
    'fd12:3456:789a::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
  ])('refuses the special IPv6 address %s', (address) => expect(closed.allows(address)).toBe(false));

  it.each(['', 'localhost', '127.1', '0x7f.0.0.1', '2130706433', '[::1]', '1.2.3.4:80', '1.2.3.4/32'])(
    'refuses %p, which is no literal address',
    (text) => expect(closed.allows(text)).toBe(false),
  );

  it('opens exactly the networks that it is given', () => {
    const gate = createAddressGate(
      ['10.1.0.0/16', 'fd00:1::/32'].map(parseNetwork).filter((network) => network !== null),
    );
    expect(gate.allows('10.1.255.255')).toBe(true);
    expect(gate.allows('10.2.0.1')).toBe(false);
    expect(gate.allows('fd00:1::5')).toBe(true);
    expect(gate.allows('fd00:2::5')).toBe(false);
    expect(gate.allows('8.8.8.8')).toBe(true);
  });

  it('refuses every IPv4 address that is written as a mapped, NAT64 or 6to4 one', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.constantFrom('::ffff:', '64:ff9b::', '2002:'), (address, prefix) => {
        const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
        const groups = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
        expect(closed.allows(prefix === '2002:' ? `2002:${groups}::1` : `${prefix}${groups}`)).toBe(false);
      }),
    );
  });
});
