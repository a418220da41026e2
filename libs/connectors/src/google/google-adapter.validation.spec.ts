import { FixedTokens, GoogleScene, KnownTokens } from '@calmirror/testkit';
import type { Check } from '../adapter.js';

const SCOPE = 'https://www.googleapis.com/auth/';

const failed = (checks: readonly Check[] | undefined): readonly Check[] => (checks ?? []).filter(({ ok }) => !ok);

describe('validating a Google account', () => {
  let scene: GoogleScene | null = null;
  const withScopes = async (...names: readonly string[]): Promise<GoogleScene> => {
    const scopes = names.map((name) => `${SCOPE}${name}`);
    const tokens = new KnownTokens().grant('token-1', 'alice@corp.test', scopes);
    scene = await GoogleScene.start({ server: { tokens }, tokens: new FixedTokens() });
    return scene;
  };
  afterEach(async () => {
    await scene?.stop();
    scene = null;
  });

  it('needs two requests, and writes nothing', async () => {
    const { adapter, server } = await withScopes('calendar.events', 'calendar.calendarlist.readonly');
    const checks = await adapter.validate();
    expect(failed(checks)).toEqual([]);
    expect(checks.map(({ name }) => name)).toEqual(['address', 'connection', 'credentials', 'calendar', 'permission']);
    expect(server.requests.map(({ operation }) => operation)).toEqual(['calendarList.list', 'events.delete']);
    expect(server.primary.everything()).toEqual([]);
  });

  it('names the scope that is missing to list calendars', async () => {
    const { adapter } = await withScopes('calendar.events');
    expect(failed(await adapter.validate())).toMatchObject([
      { name: 'credentials', reason: 'permission-missing', detail: expect.stringContaining(SCOPE) as string },
    ]);
  });

  it('names the scope that is missing to write events', async () => {
    const { adapter } = await withScopes('calendar.readonly');
    expect(failed(await adapter.validate())).toMatchObject([
      { name: 'permission', reason: 'permission-missing', detail: expect.stringContaining(SCOPE) as string },
    ]);
  });

  it('tells a token that is no longer good, and an account that is disabled', async () => {
    const { adapter, server } = await withScopes('calendar');
    server.user().suspended = true;
    expect(failed(await adapter.validate())).toMatchObject([{ name: 'credentials', reason: 'account-disabled' }]);
  });

  it('says which calendars can be written', async () => {
    const { adapter, server, calendar } = await withScopes('calendar');
    server.addUser('bob@corp.test', {}, { timeZone: 'America/New_York' });
    for (const [owner, role] of [['bob@corp.test', 'reader']] as const)
      server.calendar(owner).share('alice@corp.test', role);
    const calendars = await adapter.listCalendars();
    expect(calendars.map(({ name, timeZone, readable, writable }) => [name, timeZone, readable, writable])).toEqual([
      ['alice@corp.test', 'Europe/Berlin', true, true],
      ['Work', 'Europe/Berlin', true, true],
      ['bob@corp.test', 'America/New_York', true, false],
    ]);
    expect(calendars.map(({ externalId }) => externalId)).toContain(calendar.id);
    for (const { color } of calendars) expect(color).toMatch(/^#[0-9a-f]{6}$/);
  });
});
