import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DemoWorld } from './demo-world.js';
import { MAYA, MAYA_AT_FJORD } from './people.js';
import { VisitingBrowser } from './visiting-browser.js';

const CLIENT = { id: 'app', secret: 'secret', redirectUri: 'http://127.0.0.1:9/api/oauth/callback' };
const PORTS = { google: 0, googleSignIn: 0, microsoft: 0, microsoftSignIn: 0, pages: 0 };
const SCOPES = {
  google:
    'openid email https://www.googleapis.com/auth/calendar.events https://www.googleapis.com/auth/calendar.calendarlist.readonly',
  microsoft: 'openid offline_access Calendars.ReadWrite',
};

describe('the world of the demonstration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'calmirror-demo-'));
  const file = join(folder, 'held');
  let world: DemoWorld;

  const start = async (): Promise<void> => {
    world = await DemoWorld.start({ client: CLIENT, ports: PORTS, file });
  };
  beforeEach(start);
  afterEach(async () => {
    await world.stop();
    rmSync(file, { force: true });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const authorization = (kind: 'google' | 'microsoft'): string => {
    const { GOOGLE_ISSUER, MICROSOFT_ISSUER } = world.places.env;
    const url = new URL(
      kind === 'google' ? `${GOOGLE_ISSUER}/auth` : `${MICROSOFT_ISSUER}/organizations/oauth2/v2.0/authorize`,
    );
    const parameters = {
      client_id: CLIENT.id,
      redirect_uri: CLIENT.redirectUri,
      response_type: 'code',
      scope: SCOPES[kind],
      state: 's',
      ...(kind === 'google' && { access_type: 'offline' }),
      prompt: 'select_account consent',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return url.href;
  };
  const tokens = async (
    kind: 'google' | 'microsoft',
    grant: Record<string, string>,
  ): Promise<Record<string, string>> => {
    const { GOOGLE_ISSUER, MICROSOFT_ISSUER } = world.places.env;
    const url = kind === 'google' ? `${GOOGLE_ISSUER}/token` : `${MICROSOFT_ISSUER}/organizations/oauth2/v2.0/token`;
    const client = { client_id: CLIENT.id, client_secret: CLIENT.secret };
    const answer = await fetch(url, { method: 'POST', body: new URLSearchParams({ ...client, ...grant }) });
    return (await answer.json()) as Record<string, string>;
  };
  const consented = async (kind: 'google' | 'microsoft', mail: string): Promise<Record<string, string>> => {
    const browser = new VisitingBrowser();
    expect(await browser.open(authorization(kind))).toContain('A demonstration: this page stands in for');
    expect(await browser.press(mail)).toContain('Calmirror asks for access');
    await browser.press('Allow');
    const code = new URL(browser.url).searchParams.get('code') ?? '';
    const proof = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    return tokens(kind, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: CLIENT.redirectUri,
      code_verifier: proof,
    });
  };
  const titles = async (kind: 'google' | 'microsoft', token: string): Promise<unknown[]> => {
    const { GOOGLE_API, MICROSOFT_API } = world.places.env;
    const url =
      kind === 'google'
        ? `${GOOGLE_API}/calendar/v3/calendars/primary/events`
        : `${MICROSOFT_API}/v1.0/me/events?$top=50`;
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    const { items, value } = (await answer.json()) as Record<'items' | 'value', Record<string, unknown>[] | undefined>;
    return (items ?? value ?? []).map((event) => event['summary'] ?? event['subject']);
  };

  it.each([
    ['google', MAYA.mail, 'Stand-up'],
    ['microsoft', MAYA_AT_FJORD.mail, 'Terminal project, weekly'],
  ] as const)('lets a person sign in at its %s and shows the calendar of the account', async (kind, mail, title) => {
    const { access_token: token = '' } = await consented(kind, mail);
    expect(await titles(kind, token)).toContain(title);
  });

  it.each(['Cancel', 'Deny'])('takes a no for an answer (%s)', async (answer) => {
    const browser = new VisitingBrowser();
    await browser.open(authorization('google'));
    if (answer === 'Deny') await browser.press(MAYA.mail);
    await browser.press(answer);
    expect(new URL(browser.url).searchParams.get('error')).toBe('access_denied');
  });

  it.each([
    ['google', MAYA.mail],
    ['microsoft', MAYA_AT_FJORD.mail],
  ] as const)('knows consents and events of its %s after it was started anew', async (kind, mail) => {
    const { refresh_token: refresh = '' } = await consented(kind, mail);
    const pages = new VisitingBrowser();
    await pages.open(world.places.pages);
    await pages.submit('/add', { calendar: pages.calendarOf(mail), title: 'Made by hand', start: '2026-12-24T10:00' });
    await world.stop();
    await start();
    const { access_token: token = '' } = await tokens(kind, { grant_type: 'refresh_token', refresh_token: refresh });
    expect(await titles(kind, token)).toContain('Made by hand');
  });

  it('moves and deletes what is shown on its page, an instance of a series alone', async () => {
    const pages = new VisitingBrowser();
    await pages.open(world.places.pages);
    const calendar = pages.calendarOf(MAYA.mail);
    const count = (text: string, title: string): number => text.split(`Delete: ${title}"`).length - 1;
    const before = count(pages.text, 'Stand-up');
    expect(before).toBeGreaterThan(1);
    const after = await pages.submit('/delete', { calendar, event: pages.eventOf('Stand-up') });
    expect(count(after, 'Stand-up')).toBe(before - 1);
    const fair = /<time>([^<]+)<\/time><span>Trade fair in Lyon/;
    const was = fair.exec(after)?.[1];
    const moved = await pages.submit('/move', { calendar, event: pages.eventOf('Trade fair in Lyon') });
    expect(fair.exec(moved)?.[1]).not.toBe(was);
  });

  it('is changed by its own page alone', async () => {
    const body = new URLSearchParams({ calendar: MAYA.mail, title: 'Planted', start: '2026-12-24T10:00' });
    const headers = { origin: 'https://elsewhere.example' };
    expect((await fetch(`${world.places.pages}/add`, { method: 'POST', headers, body })).status).toBe(403);
  });

  it('begins anew where it does not understand what was kept', async () => {
    await world.stop();
    writeFileSync(file, 'something else');
    await start();
    expect((await fetch(world.places.pages)).status).toBe(200);
  });
});
