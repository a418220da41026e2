import { ConnectorInput } from '@calmirror/contracts';
import { InputPipe } from '../http/input-pipe.js';
import type { Problem } from '../http/problem.js';

const pipe = new InputPipe();
const login = { username: 'ada@corp.test', password: 'p' };
const mailbox = (settings: object, secret: unknown = login): object => ({
  kind: 'imap',
  name: 'Invitations',
  settings: { host: 'imap.corp.test', ...settings },
  secret,
});

const faults = (body: object): Promise<string[]> =>
  pipe.transform(JSON.parse(JSON.stringify(body)), { type: 'body', metatype: ConnectorInput }).then(
    () => [],
    ({ errors }: Problem) => [...new Set(errors?.map(({ field, code }) => `${field} ${code}`))].sort(),
  );

const byToken = { signIn: 'google', username: 'ada@corp.test' };

describe('a mailbox as a connector', () => {
  it.each([
    ['its host alone', mailbox({})],
    ['host, port, security and folder', mailbox({ port: 993, security: 'tls', mailbox: 'INBOX' })],
    [
      'everything that there is to say',
      mailbox({
        port: 143,
        security: 'starttls',
        mailbox: 'Réunions',
        addresses: ['ada@corp.test', 'office@corp.test'],
        trust: 'strict',
        authservId: 'mx.corp.test',
        lookBackDays: 30,
        signIn: 'password',
      }),
    ],
    ['an IPv6 address', mailbox({ host: '2001:db8::1' })],
    ['a name of other letters', mailbox({ host: 'imap.bücher.test' })],
    ['a token of Google', mailbox(byToken, null)],
    [
      'a token of Microsoft, by an own registration',
      mailbox({ ...byToken, signIn: 'microsoft', tenant: 'corp.test', clientId: 'c' }, { clientSecret: 's' }),
    ],
  ])('is right with %s', async (_, body) => {
    expect(await faults(body)).toEqual([]);
  });

  it.each([
    ['no host', mailbox({ host: undefined }), ['settings.host required']],
    ['no login', mailbox({}, null), ['secret type']],
    ['half a login', mailbox({}, { username: 'ada' }), ['secret.password required']],
    ['an address with a scheme', mailbox({ host: 'imaps://imap.corp.test' }), ['settings.host format']],
    ['a port in the host', mailbox({ host: 'imap.corp.test:993' }), ['settings.host format']],
    ['a user in the host', mailbox({ host: 'ada@imap.corp.test' }), ['settings.host format']],
    ['a line break in the folder', mailbox({ mailbox: 'INBOX\r\nA1 DELETE INBOX' }), ['settings.mailbox format']],
    [
      'a login in the settings, beside its password',
      mailbox({ username: 'ada', clientId: 'c', tenant: 'corp.test' }),
      ['settings.clientId not-allowed', 'settings.tenant not-allowed', 'settings.username not-allowed'],
    ],
    ['a token for nobody', mailbox({ signIn: 'google' }, null), ['settings.username required']],
    [
      'a token and a password',
      mailbox(byToken),
      [
        'secret.clientSecret required',
        'secret.password unknown',
        'secret.username unknown',
        'settings.clientId required',
      ],
    ],
    [
      'a token by an own registration without its secret',
      mailbox({ ...byToken, clientId: 'c' }, null),
      ['secret type'],
    ],
    ['a tenant at Google', mailbox({ ...byToken, tenant: 'corp.test' }, null), ['settings.tenant not-allowed']],
    [
      'many faults, all at once',
      mailbox(
        {
          host: 'a b',
          port: 70_000,
          security: 'ssl',
          mailbox: '',
          addresses: ['ada'],
          trust: 'blind',
          authservId: 'mx corp',
          lookBackDays: 0.5,
          signIn: 'magic',
          folder: 'x',
        },
        { username: 1 },
      ),
      [
        'secret.password required',
        'secret.username length',
        'secret.username type',
        'settings.addresses format',
        'settings.authservId format',
        'settings.folder unknown',
        'settings.host format',
        'settings.lookBackDays range',
        'settings.lookBackDays type',
        'settings.mailbox length',
        'settings.port range',
        'settings.security not-allowed',
        'settings.signIn not-allowed',
        'settings.trust not-allowed',
      ],
    ],
    [
      'too many addresses',
      mailbox({ addresses: Array.from({ length: 51 }, (_, n) => `a${n}@b.test`) }),
      ['settings.addresses length'],
    ],
  ])('is refused: %s', async (_, body, expected) => {
    expect(await faults(body)).toEqual(expected);
  });
});
