import { FEED, told, works } from '../../../test/wizard-answers';
import { WizardVisit } from '../../../test/wizard-visit';

const MAIL = 'rooms@example.org';
const MAILBOX = {
  id: 'imap',
  kind: 'imap',
  name: MAIL,
  settings: { host: 'mail.example.org', port: 993, security: 'tls', addresses: [MAIL], trust: 'lenient' },
  hasSecret: true,
  status: 'draft',
  statusReason: 'not-validated',
  capabilities: { readable: true, writable: false, createsCalendars: false },
};
const folder = (name: string) => ({
  externalId: name,
  name,
  color: null,
  timeZone: null,
  readable: true,
  writable: false,
  calendarId: null,
});
const check = (name: string, reason: string | null = null) => ({ name, ok: reason === null, reason, detail: null });
const guessed = {
  host: 'mail.example.org',
  port: 993,
  security: 'tls',
  username: MAIL,
  source: 'srv',
  wants: 'password',
  provider: null,
  help: null,
};

describe('a mailbox whose invitations are mirrored', () => {
  let visit: WizardVisit;

  beforeEach(async () => {
    visit = await WizardVisit.begin({
      ...FEED,
      'POST /api/mail-settings/guess': { items: [guessed], obstacle: null, provider: null },
      'POST /api/connectors': MAILBOX,
      'PUT /api/connectors/imap': MAILBOX,
      'DELETE /api/connectors/imap': null,
      'POST /api/connectors/imap/validate': works,
      'POST /api/connectors/imap/discover': { items: [folder('INBOX'), folder('Rooms/Kepler')], total: 2 },
    });
    await visit.choose(/^\s*Mailbox/);
  });

  /** The server is looked for once somebody has stopped writing. */
  async function enter(): Promise<void> {
    await visit.fill('Mail address', MAIL);
    await visit.fill('Password', 'p');
    while (!visit.sent.some(({ what }) => what === 'POST /api/mail-settings/guess')) await visit.rest();
    await visit.rest();
  }

  it('is found by its address, tried, and shows its folders', async () => {
    await enter();
    expect(visit.words('app-guessed-server strong')).toEqual(['mail.example.org']);
    await visit.press('Check and continue');
    expect(visit.sent.find(({ what }) => what === 'POST /api/connectors')?.body).toMatchObject({
      kind: 'imap',
      settings: { host: 'mail.example.org', addresses: [MAIL] },
    });
    expect(visit.heading()).toBe('Which calendar?');
    expect(visit.words('app-calendar-list .name')).toEqual(['INBOX', 'Rooms/Kepler']);
  });

  it('shows each step of trying it, and stays to be mended where one fails', async () => {
    visit.answers['POST /api/connectors/imap/validate'] = told(
      check('address'),
      check('connection'),
      check('credentials', 'credentials-refused'),
    );
    await enter();
    await visit.press('Check and continue');
    expect(visit.words('app-check-list .name')).toEqual(['Address', 'Connection', 'Signing in', 'Calendar']);
    expect(visit.words('app-check-list .failed .name')).toEqual(['Signing in']);
    expect(await visit.typed('Mail address')).toBe(MAIL);
  });

  it('is no place that mirrors can be put into', async () => {
    await enter();
    await visit.press('Check and continue');
    await visit.choose(/^\s*INBOX/);
    await visit.press('Continue');
    await visit.choose(/A calendar of an account/);
    expect(visit.words('app-target-step').join(' ')).not.toContain('Mailbox');
  });
});
