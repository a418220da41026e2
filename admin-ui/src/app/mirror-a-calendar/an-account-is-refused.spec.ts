import { ACCOUNT, fails, works } from '../../../test/wizard-answers';
import { WizardVisit } from '../../../test/wizard-visit';

describe('a CalDAV account', () => {
  let visit: WizardVisit;

  const enter = async (password: string): Promise<void> => {
    await visit.fill('Address of the server', 'cloud.example.org');
    await visit.fill('User name', 'ada');
    await visit.fill('Password', password);
    await visit.press('Check and continue');
  };

  beforeEach(async () => {
    visit = await WizardVisit.begin(ACCOUNT);
    await visit.choose(/CalDAV account/);
  });

  it('whose password is refused says so, and takes another for the same connector', async () => {
    visit.answers['POST /api/connectors/caldav/validate'] = fails('credentials', 'credentials-refused');
    await enter('my own');
    expect(visit.words('app-check-list .failed')[0]).toContain('take only a password made for an app');
    expect(await visit.typed('User name')).toBe('ada');
    visit.answers['POST /api/connectors/caldav/validate'] = works;
    await enter('abcd-efgh');
    expect(visit.heading()).toBe('Which calendar?');
    const change = visit.sent.find(({ what }) => what === 'PUT /api/connectors/caldav');
    expect(change?.body).toMatchObject({ secret: { username: 'ada', password: 'abcd-efgh' } });
  });

  it('shows its calendars with what may be done with each, and waits for a choice', async () => {
    await enter('abcd-efgh');
    expect(visit.words('app-calendar-list .name')).toEqual(['Private', 'Holidays', 'Board']);
    expect(visit.words('app-calendar-list .more')).toEqual([
      'Europe/Paris',
      'read-only · Europe/Paris',
      'This account may not read it',
    ]);
    expect(visit.words('label:has(app-status-chip) .name')).toEqual(['Holidays']);
    expect(visit.words('app-step-actions .why')).toEqual(['Choose a calendar.']);
  });

  it('lets go of a calendar that was looked at when another is mirrored', async () => {
    await enter('abcd-efgh');
    await visit.choose(/^\s*Private/);
    await visit.press('Show its next events');
    expect(visit.words('app-next-events .when').length).toBe(2);
    await visit.choose(/Holidays/);
    visit.answers['GET /api/calendars/h/sample'] = { items: [], total: 0, timeZone: null };
    await visit.press('Continue');
    for (const step of ['target', 'privacy', 'filters']) {
      expect(visit.at()).toBe(`/pairs/new?step=${step}`);
      await visit.press('Continue');
    }
    visit.answers['POST /api/connectors'] = { id: 'published' };
    visit.answers['POST /api/calendars'] = { id: 't' };
    await visit.press('Start mirroring');
    const sent = visit.sent.map(({ what }) => what);
    expect(sent.slice(sent.indexOf('POST /api/pairs'))).toEqual(['POST /api/pairs', 'DELETE /api/calendars/s']);
  });

  it('is a target too, but not with the calendar that is mirrored nor one that cannot be written', async () => {
    await enter('abcd-efgh');
    await visit.choose(/^\s*Private/);
    await visit.press('Continue');
    await visit.choose(/A calendar of an account/);
    await visit.choose(/cloud\.example\.org/);
    expect(visit.words('label:has(:disabled) .more')).toEqual([
      'This is the calendar that is mirrored',
      'Read-only: nothing can be written here',
      'Read-only: nothing can be written here',
    ]);
    await visit.choose(/A new calendar/);
    await visit.fill('Name of the new calendar', 'Mirror of Private');
    await visit.press('Continue');
    expect(visit.heading()).toBe('What may others see?');
  });
});
