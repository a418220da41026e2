import { ACCOUNT, fails } from '../../../test/wizard-answers';
import { WizardVisit } from '../../../test/wizard-visit';

const connector = (status: string) => ({
  id: 'caldav',
  kind: 'caldav',
  name: 'Cloud',
  settings: { url: 'https://cloud.example.org/' },
  hasSecret: true,
  status,
  statusReason: null,
  capabilities: { readable: true, writable: true, createsCalendars: true },
});
const known = (status: string, calendars: object[]) => ({
  'GET /api/connectors': { items: [connector(status)], total: 1 },
  'GET /api/calendars': { items: calendars, total: calendars.length },
});

it('an account that is there is tried and gone on with, and nothing is made', async () => {
  const visit = await WizardVisit.begin({ ...ACCOUNT, ...known('active', [{ connectorId: 'caldav' }]) });
  await visit.choose(/Already connected/);
  await visit.choose(/^\s*Cloud/);
  await visit.press('Check and continue');
  expect(visit.heading()).toBe('Which calendar?');
  expect(visit.sent.map(({ what }) => what)).toEqual([
    'POST /api/connectors/caldav/validate',
    'POST /api/connectors/caldav/discover',
  ]);
});

it('an account that is in use and does not work any more is mended in place', async () => {
  const visit = await WizardVisit.begin({
    ...ACCOUNT,
    ...known('active', [{ connectorId: 'caldav' }]),
    'POST /api/connectors/caldav/validate': fails('credentials', 'credentials-refused'),
  });
  await visit.choose(/Already connected/);
  await visit.choose(/^\s*Cloud/);
  await visit.press('Check and continue');
  await visit.press('Change its address or password');
  expect(await visit.typed('Address of the server')).toBe('https://cloud.example.org/');
  await visit.leave();
  expect(visit.dialog()).toBe('');
});

describe('an account that was begun another time', () => {
  let visit: WizardVisit;

  beforeEach(async () => (visit = await WizardVisit.begin({ ...ACCOUNT, ...known('draft', []) })));

  it('is offered to go on with, and changed then', async () => {
    expect(visit.words('app-unfinished p')).toEqual(['You began with “Cloud” (CalDAV) before, and it never worked.']);
    await visit.press('Go on with it');
    expect(await visit.typed('Address of the server')).toBe('https://cloud.example.org/');
    await visit.fill('User name', 'ada');
    await visit.fill('Password', 'abcd-efgh');
    await visit.press('Check and continue');
    expect(visit.heading()).toBe('Which calendar?');
    expect(visit.sent.map(({ what }) => what)).not.toContain('POST /api/connectors');
  });

  it('can be removed', async () => {
    visit.answers['GET /api/connectors'] = { items: [], total: 0 };
    await visit.press('Remove it');
    expect(visit.sent.map(({ what }) => what)).toEqual(['DELETE /api/connectors/caldav']);
    expect(visit.words('app-unfinished')).toEqual([]);
  });
});

it('an address that asks for a later step begins at the first', async () => {
  const visit = await WizardVisit.begin(ACCOUNT, '/pairs/new?step=filters');
  expect(visit.heading()).toBe('Where is the calendar?');
});
