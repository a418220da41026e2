import { generateKeyPairSync, verify } from 'node:crypto';
import { delegationAssertion, readServiceAccount } from './service-account.js';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const file = {
  type: 'service_account',
  client_email: 'calmirror@project.iam.test',
  private_key_id: 'key 1',
  private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
};
const NOW = Date.parse('2026-03-02T10:00:00Z');

describe('a service account', () => {
  it('vouches for itself, for one mailbox and an hour', () => {
    const wanted = { mailbox: 'ada@corp.test', scopes: ['a', 'b'], audience: 'https://oauth2.example/token' };
    const parts = delegationAssertion(readServiceAccount(JSON.stringify(file)), wanted, NOW).split('.');
    const [header, claims] = parts
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as object);
    expect(header).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'key 1' });
    expect(claims).toEqual({
      iss: file.client_email,
      sub: 'ada@corp.test',
      scope: 'a b',
      aud: wanted.audience,
      iat: NOW / 1_000,
      exp: NOW / 1_000 + 3_600,
    });
    const signed = Buffer.from(parts.slice(0, 2).join('.'));
    expect(verify('sha256', signed, publicKey, Buffer.from(parts[2] ?? '', 'base64url'))).toBe(true);
  });

  it.each([
    ['no JSON', 'planted'],
    ['no key', JSON.stringify({ ...file, private_key: 'planted' })],
    ['no mail address', JSON.stringify({ ...file, client_email: 7 })],
    ['nothing', 'null'],
    [
      'a key of another kind',
      JSON.stringify({
        ...file,
        private_key: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
      }),
    ],
  ])('is not read from a file with %s, of which nothing is quoted', (_, text) => {
    let fault: unknown = null;
    try {
      readServiceAccount(text);
    } catch (error) {
      fault = error;
    }
    expect(fault).toMatchObject({ kind: 'auth', reason: 'client-refused' });
    expect([(fault as Error).message, (fault as Error).cause]).toEqual([
      expect.not.stringContaining('planted'),
      undefined,
    ]);
  });
});
