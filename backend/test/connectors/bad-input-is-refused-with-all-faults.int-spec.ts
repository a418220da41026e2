import type { ConnectorAnswer, ProblemDetails } from '@calmirror/contracts';
import type { Client } from '../harness/client.js';
import { type RunningApp, startApp } from '../harness/start-app.js';

const GOOD = { kind: 'ics', name: 'Rota', settings: { url: 'https://example.org/rota.ics' } };
const CALDAV = {
  kind: 'caldav',
  name: 'Fastmail',
  settings: { url: 'https://caldav.example.org/' },
  secret: { username: 'me', password: 'p' },
};

describe('a connector with bad input', () => {
  let running: RunningApp;
  let client: Client;

  beforeAll(async () => {
    running = await startApp({ mode: 'web' });
    client = await running.client();
  });
  afterAll(() => running.stop());

  const refusal = async (body: unknown): Promise<[number, string, string[]]> => {
    const answer = await client.post('/api/connectors', body);
    const problem = answer.json<ProblemDetails>();
    const faults = (problem.errors ?? []).map(({ field, code }) => `${field} ${code}`);
    return [answer.status, problem.code, [...new Set(faults)].sort()];
  };

  it.each([
    ['nothing at all', {}, ['kind required', 'name required', 'settings required']],
    ['an unknown kind', { ...GOOD, kind: 'fax' }, ['kind not-allowed']],
    ['a blank name', { ...GOOD, name: '  ' }, ['name format']],
    ['a name with a zero byte', { ...GOOD, name: 'a\u0000b' }, ['name format']],
    ['no settings', { kind: 'ics', name: 'Rota' }, ['settings required']],
    ['settings of another type', { ...GOOD, settings: 'https://example.org' }, ['settings type']],
    ['an address that is none', { ...GOOD, settings: { url: 'rota' } }, ['settings.url format']],
    ['an address of another scheme', { ...GOOD, settings: { url: 'file:///etc/passwd' } }, ['settings.url format']],
    ['a number as address', { ...GOOD, settings: { url: 7 } }, ['settings.url format']],
    [
      'an address that is too long',
      { ...GOOD, settings: { url: `https://a.example/${'x'.repeat(2_048)}` } },
      ['settings.url format'],
    ],
    ['half a secret', { ...GOOD, secret: { username: 'me' } }, ['secret.password required']],
    ['a server nobody signs in at', { ...CALDAV, secret: undefined }, ['secret required']],
    ['a server that is signed in at with nothing', { ...CALDAV, secret: null }, ['secret type']],
    [
      'a password in the address of a server',
      { ...CALDAV, settings: { url: 'https://me:pw@a.example/' } },
      ['settings.url format'],
    ],
    ['a feed address for a server', { ...CALDAV, settings: { url: 'webcal://a.example/' } }, ['settings.url format']],
    [
      'a mailbox without its server and its password',
      { kind: 'imap', name: 'Invitations', settings: { port: '993', security: 'ssl' } },
      [
        'secret required',
        'settings.host required',
        'settings.port range',
        'settings.port type',
        'settings.security not-allowed',
      ],
    ],
    [
      'settings for a kind that has none',
      { kind: 'published', name: 'Feeds', settings: { url: 'x' } },
      ['settings.url unknown'],
    ],
    [
      'many faults, all at once',
      {
        kind: 'ics',
        name: '',
        settings: { url: 'x', path: '/' },
        secret: { username: 1, password: 'p' },
        colour: 'red',
      },
      [
        'colour unknown',
        'name format',
        'name length',
        'secret.username length',
        'secret.username type',
        'settings.path unknown',
        'settings.url format',
      ],
    ],
  ])('is refused: %s', async (_, body, faults) => {
    expect(await refusal(body)).toEqual([400, 'invalid-input', faults]);
  });

  it('leaves nothing behind', async () => {
    expect((await client.get('/api/connectors')).json()).toEqual({ items: [], total: 0 });
  });

  it('keeps a server signed in at: its secret is changed, and not taken away', async () => {
    const { id } = (await client.post('/api/connectors', CALDAV)).json<ConnectorAnswer>();
    const change = async (body: object): Promise<[number, boolean]> => {
      const { status } = await client.put(`/api/connectors/${id}`, body);
      return [status, (await client.get(`/api/connectors/${id}`)).json<ConnectorAnswer>().hasSecret];
    };
    expect(await change({ name: 'Renamed' })).toEqual([200, true]);
    expect(await change({ secret: null })).toEqual([400, true]);
    expect(await change({ secret: { username: 'me', password: 'other' } })).toEqual([200, true]);
  });
});
