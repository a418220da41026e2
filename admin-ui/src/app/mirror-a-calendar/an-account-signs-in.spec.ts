import { jest } from '@jest/globals';
import { channelsOfWindows } from '../../../test/channels-of-windows';
import { FEED, works } from '../../../test/wizard-answers';
import { WizardVisit } from '../../../test/wizard-visit';
import { tellConnected } from '../connected/connected-channel';

const MAIL = 'maya@harbour.example';
const GOOGLE = {
  id: 'google',
  kind: 'google',
  name: 'Google account',
  settings: { access: 'account' },
  hasSecret: false,
  status: 'draft',
  statusReason: 'not-connected',
  account: null,
  capabilities: { readable: true, writable: true, createsCalendars: true },
};
const attempt = (outcome: string, detail: string | null) => ({
  id: 'a',
  connectorId: 'google',
  expiresAt: new Date(Date.now() + 600_000).toISOString(),
  outcome,
  detail,
});

describe('an account that is signed in to at its provider', () => {
  let visit: WizardVisit;
  const page = { location: { href: '' }, close: () => undefined } as unknown as Window;

  beforeAll(channelsOfWindows);
  beforeEach(async () => {
    jest.spyOn(window, 'open').mockReturnValue(page);
    visit = await WizardVisit.begin({
      ...FEED,
      'POST /api/connectors': GOOGLE,
      'PUT /api/connectors/google': { ...GOOGLE, name: MAIL, account: { mail: MAIL } },
      'DELETE /api/connectors/google': null,
      'POST /api/connectors/google/oauth/start': {
        authorizationUrl: 'https://accounts.google.example/auth?state=s',
        attemptId: 'a',
        expiresAt: attempt('connected', null).expiresAt,
      },
      'POST /api/connectors/google/validate': works,
      'POST /api/connectors/google/discover': FEED['POST /api/connectors/ics/discover'] ?? null,
    });
    await visit.choose(/^\s*Google/);
  });
  afterEach(() => jest.restoreAllMocks());

  /** The provider's window leads back, and says so to the one that waits. */
  async function comeBack(outcome: 'connected' | 'denied', detail: string | null, seen: () => boolean): Promise<void> {
    visit.answers['GET /api/oauth/attempts/a'] = attempt(outcome, detail);
    tellConnected({ attempt: 'a', connector: 'google', outcome });
    while (!seen()) await visit.rest();
  }

  it('has its page opened, and is called after the account when nobody gave it a name', async () => {
    await visit.press('Connect');
    expect(page.location.href).toBe('https://accounts.google.example/auth?state=s');
    expect(visit.words('app-consent-panel .title')).toEqual(['Waiting for Google in the other window']);
    await comeBack('connected', MAIL, () => visit.heading() === 'Which calendar?');
    expect(visit.sent.filter(({ what }) => what.startsWith('PUT'))).toEqual([
      { what: 'PUT /api/connectors/google', body: { name: MAIL } },
    ]);
  });

  it('keeps the name that it was given', async () => {
    await visit.fill('Name (optional)', 'Studio');
    await visit.press('Connect');
    await comeBack('connected', MAIL, () => visit.heading() === 'Which calendar?');
    expect(visit.sent.map(({ what }) => what)).not.toContain('PUT /api/connectors/google');
  });

  it('that lets nobody in says so once, and can be asked again', async () => {
    await visit.press('Connect');
    await comeBack('denied', 'The consent was denied.', () => visit.words('app-consent-panel .wrong').length > 0);
    expect(visit.words('app-consent-panel p')).toEqual([
      'Not connected',
      'At the provider the answer was no. Connect again and allow what is asked for.',
    ]);
    expect(visit.heading()).toBe('Where is the calendar?');
    await visit.press('Connect');
    expect(visit.words('app-consent-panel .waiting')).toHaveLength(1);
    await visit.press('Stop waiting');
    expect(visit.words('app-consent-panel')).toEqual([]);
    expect(visit.sent.filter(({ what }) => what === 'POST /api/connectors')).toHaveLength(1);
  });
});
