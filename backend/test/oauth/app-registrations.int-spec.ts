import type { AppRegistrationAnswer, ForecastItem, Listing, ProblemDetails } from '@calmirror/contracts';
import type { Client } from '../harness/client.js';
import { type RunningApp, startApp } from '../harness/start-app.js';

const SECRET = 'planted-client-secret';
const IN_THREE_DAYS = new Date(Date.now() + 3 * 86_400_000).toISOString();

describe('the app registrations of an installation', () => {
  let running: RunningApp;
  let client: Client;

  beforeAll(async () => {
    running = await startApp({ mode: 'web', env: { PUBLIC_URL: 'https://calendars.example.org' } });
    client = await running.client();
  });
  afterAll(() => running.stop());

  const list = async (): Promise<AppRegistrationAnswer[]> =>
    (await client.get('/api/app-registrations')).json<Listing<AppRegistrationAnswer>>().items;
  const put = (kind: string, body: object) => client.put(`/api/app-registrations/${kind}`, body);

  it('are shown before there are any, with what has to be entered at the provider', async () => {
    expect(await list()).toMatchObject([
      { kind: 'google', registration: null, connectors: 0 },
      { kind: 'microsoft', registration: null, connectors: 0 },
    ]);
    const [{ redirectUri, scopes }] = (await list()) as [AppRegistrationAnswer];
    expect(redirectUri).toBe('https://calendars.example.org/api/oauth/callback');
    for (const { purpose } of scopes) expect(purpose).toMatch(/^[A-Z].*\.$/);
  });

  it('without one no account can be connected, which says so', async () => {
    const google = { kind: 'google', name: 'Ada', settings: { access: 'account' } };
    const { id } = (await client.post('/api/connectors', google)).json<{ id: string }>();
    const answer = await client.post(`/api/connectors/${id}/oauth/start`);
    expect([answer.status, answer.json<ProblemDetails>().code]).toEqual([409, 'no-app-registration']);
  });

  it('are saved with their secret sealed, and never answer it', async () => {
    const saved = await put('google', {
      clientId: 'a.apps.test',
      clientSecret: SECRET,
      secretExpiresAt: IN_THREE_DAYS,
    });
    expect(saved.status).toBe(200);
    expect(saved.json()).toMatchObject({ registration: { clientId: 'a.apps.test', testing: false }, connectors: 1 });
    const everything = [saved.text, JSON.stringify(await list()), (await client.get('/api/audit')).text].join();
    expect(everything).not.toContain(SECRET);
    const [row] = await running.db.query<{ secret: Buffer }[]>('SELECT secret FROM app_registrations');
    expect(row?.secret.toString('latin1')).not.toContain(SECRET);
    expect(running.logs.join()).not.toContain(SECRET);
  });

  it('keep their secret as long as the client id stays', async () => {
    expect((await put('google', { clientId: 'a.apps.test', testing: true })).json()).toMatchObject({
      registration: { testing: true },
    });
    const other = (await put('google', { clientId: 'b.apps.test' })).json<ProblemDetails>();
    expect([other.code, other.errors]).toMatchObject(['invalid-input', [{ field: 'clientSecret', code: 'required' }]]);
  });

  it.each([
    ['google', { clientId: '', clientSecret: 'x', tenant: 'contoso.com' }, 400],
    ['google', { clientId: 'a', clientSecret: 'x', tenant: 'contoso.com' }, 400],
    ['microsoft', { clientId: 'a', clientSecret: 'x', testing: true }, 400],
    ['microsoft', { clientId: 'a', clientSecret: 'x', tenant: 'not a tenant' }, 400],
    ['microsoft', { clientId: 'a', clientSecret: 'x', secretExpiresAt: 'soon' }, 400],
    ['microsoft', { clientId: 'a', clientSecret: 'x', colour: 'red' }, 400],
    ['yahoo', { clientId: 'a', clientSecret: 'x' }, 404],
  ])('of %s refuse %j', async (kind, body, status) => {
    expect((await put(kind, body)).status).toBe(status);
    expect((await list())[1]).toMatchObject({ registration: null });
  });

  it('tell of a secret that will end', async () => {
    await put('microsoft', { clientId: 'm', clientSecret: 'x', secretExpiresAt: IN_THREE_DAYS });
    const forecast = (await client.get('/api/forecast')).json<Listing<ForecastItem>>();
    expect(forecast.items).toMatchObject([
      { kind: 'client-secret', provider: 'microsoft', connectorId: null, urgency: 'week', renews: false },
    ]);
    const { expiring } = (await client.get('/api/metrics/summary')).json<{ expiring: ForecastItem[] }>();
    expect(expiring).toEqual(forecast.items);
  });

  it('are not taken away while a connector uses them', async () => {
    const used = await client.delete('/api/app-registrations/google');
    expect([used.status, used.json<ProblemDetails>().code]).toEqual([409, 'in-use']);
    expect((await client.delete('/api/app-registrations/microsoft')).status).toBe(204);
    expect((await client.delete('/api/app-registrations/microsoft')).status).toBe(404);
  });
});
