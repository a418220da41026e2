import { ConnectorInput } from '@calmirror/contracts';
import { InputPipe } from '../http/input-pipe.js';
import type { Problem } from '../http/problem.js';

const pipe = new InputPipe();
const google = (settings: object, secret?: unknown): object => ({ kind: 'google', name: 'Ada', settings, secret });
const microsoft = (settings: object, secret?: unknown): object => ({ ...google(settings, secret), kind: 'microsoft' });

const faults = (body: object): Promise<string[]> =>
  pipe.transform(JSON.parse(JSON.stringify(body)), { type: 'body', metatype: ConnectorInput }).then(
    () => [],
    ({ errors }: Problem) => [...new Set(errors?.map(({ field, code }) => `${field} ${code}`))].sort(),
  );

const KEY = {
  type: 'service_account',
  client_email: 'a@b.test',
  private_key: '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n',
};
const client = { clientSecret: 's' };

describe('a connector that signs in by OAuth', () => {
  it.each([
    ['Google, by the registration of the installation', google({ access: 'account' })],
    ['Google, by one of its own', google({ access: 'account', clientId: 'c', testing: true }, client)],
    [
      'Google, for an organisation',
      google({ access: 'organisation', admin: 'it@corp.test' }, { serviceAccountKey: JSON.stringify(KEY) }),
    ],
    ['Microsoft, of any organisation', microsoft({ access: 'account' })],
    [
      'Microsoft, by a registration of its own',
      microsoft(
        { access: 'account', tenant: 'corp.test', clientId: 'c', secretExpiresAt: '2027-01-31T00:00:00Z' },
        client,
      ),
    ],
    ['Microsoft, for an organisation', microsoft({ access: 'organisation', tenant: 'corp.test' })],
  ])('is right: %s', async (_, body) => {
    expect(await faults(body)).toEqual([]);
  });

  it.each([
    ['no access', google({}), ['settings.access required']],
    ['another access', google({ access: 'all' }), ['settings.access not-allowed']],
    ['an unknown member', google({ access: 'account', tenant: 'x' }), ['settings.tenant unknown']],
    [
      'a name and a password',
      google({ access: 'account', clientId: 'c' }, { username: 'u', password: 'p' }),
      ['secret.clientSecret required', 'secret.password unknown', 'secret.username unknown'],
    ],
    ['a client id without its secret', google({ access: 'account', clientId: 'c' }), ['secret required']],
    ['a secret without its client id', microsoft({ access: 'account' }, client), ['settings.clientId required']],
    [
      'an organisation without a key and an administrator',
      google({ access: 'organisation' }),
      ['secret required', 'settings.admin required'],
    ],
    [
      'members of the other access, all at once',
      google({ access: 'organisation', admin: 'nobody', clientId: 'a b', testing: 'yes' }, { serviceAccountKey: '{}' }),
      [
        'secret.serviceAccountKey format',
        'settings.admin format',
        'settings.clientId format',
        'settings.clientId not-allowed',
        'settings.testing not-allowed',
        'settings.testing type',
      ],
    ],
    [
      'an administrator of one account',
      google({ access: 'account', admin: 'it@corp.test' }),
      ['settings.admin not-allowed'],
    ],
    [
      'testing of nobody’s registration',
      google({ access: 'account', testing: true }),
      ['settings.testing not-allowed'],
    ],
    ['no tenant', microsoft({ access: 'organisation' }), ['settings.tenant required']],
    ['many tenants', microsoft({ access: 'organisation', tenant: 'Common' }), ['settings.tenant not-allowed']],
    ['a tenant that is a path', microsoft({ access: 'account', tenant: '../x' }), ['settings.tenant format']],
    [
      'a day that is none',
      microsoft({ access: 'account', clientId: 'c', secretExpiresAt: '2027-02-30T00:00:00Z' }, client),
      ['settings.secretExpiresAt format'],
    ],
  ])('is wrong with %s', async (_, body, expected) => {
    expect(await faults(body)).toEqual(expected);
  });
});
