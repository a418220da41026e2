import { isNetwork } from './network.js';

describe('isNetwork', () => {
  it.each(['127.0.0.0/8', '10.1.2.3', '0.0.0.0/0', '::1/128', 'fd00::/8', '::'])('takes %s', (text) => {
    expect(isNetwork(text)).toBe(true);
  });

  it.each(['10.0.0.0/33', '::/129', '10.0.0/8', 'example.org', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0.0/-1', ''])(
    'refuses “%s”',
    (text) => {
      expect(isNetwork(text)).toBe(false);
    },
  );
});
