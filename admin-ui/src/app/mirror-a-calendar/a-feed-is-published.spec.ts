import { FEED, pair } from '../../../test/wizard-answers';
import { WizardVisit } from '../../../test/wizard-visit';

describe('a feed that is mirrored to a published calendar', () => {
  let visit: WizardVisit;

  beforeEach(async () => (visit = await WizardVisit.begin(FEED)));

  const toPrivacy = async (): Promise<void> => {
    await visit.fill('Address of the feed', 'example.org/rota.ics');
    await visit.press('Check and continue');
    await visit.press('Continue');
    await visit.press('Continue');
  };

  it('takes six steps and one typed address', async () => {
    await visit.fill('Address of the feed', 'example.org/rota.ics');
    await visit.press('Check and continue');
    expect(visit.heading()).toBe('Which calendar?');
    expect(visit.words('app-next-events .when + *')[0]).toContain('Dentist');
    await visit.press('Continue');
    expect(visit.heading()).toBe('Where shall others see it?');
    expect(await visit.typed('Name of the published calendar')).toBe('Rota, for others');
    await visit.press('Continue');
    expect(visit.heading()).toBe('What may others see?');
    expect(visit.words('app-policy-preview .others')[0]).toContain('Busy');
    await visit.choose(/Titles/);
    expect(visit.words('app-policy-preview .others')[0]).toContain('Dentist');
    await visit.press('Continue');
    await visit.choose(/Declined/);
    expect(visit.words('app-policy-preview [role=status]')[0]).toMatch(/^1 of 2 /);
    await visit.press('Continue');
    expect(visit.words('dd > span')).toEqual([
      'example.org (feed)',
      'Rota',
      'Rota, for others (published)',
      'Titles',
      '1 filter',
    ]);
    await visit.press('Start mirroring');
    expect(visit.at()).toBe('/pairs/new?made=p');
    expect(visit.sent.at(-1)).toEqual({
      what: 'POST /api/pairs',
      body: {
        name: 'Rota, for others',
        sourceCalendarId: 's',
        targetCalendarId: 's',
        policy: { preset: 'title' },
        filters: [{ kind: 'declined' }],
      },
    });
  });

  it('makes the publisher, where there is none, and the target only with the pair', async () => {
    await toPrivacy();
    const before = visit.sent.length;
    await visit.press('Continue');
    await visit.press('Continue');
    visit.answers['POST /api/connectors'] = { id: 'published' };
    await visit.press('Start mirroring');
    expect(visit.sent.slice(before).map(({ what }) => what)).toEqual([
      'POST /api/connectors',
      'POST /api/connectors/published/validate',
      'POST /api/calendars',
      'POST /api/pairs',
    ]);
  });

  it('shows how far it is, and then what came of it, with the address to copy', async () => {
    await toPrivacy();
    await visit.press('Continue');
    await visit.press('Continue');
    await visit.press('Start mirroring');
    expect(visit.heading()).toBe('“Rota → Rota, for others” is being filled');
    expect(visit.words('section > p')[0]).toBe('2 of 3 events · about 2 minutes left');
    expect(visit.words('code')).toEqual(['http://localhost/feeds/secret.ics']);
    visit.answers['GET /api/pairs/p/progress'] = {
      total: 0,
      done: 0,
      startedAt: null,
      remainingSeconds: null,
      estimatedEndAt: null,
    };
    await visit.asked('GET /api/pairs/p/progress');
    expect(visit.heading()).toBe('“Rota → Rota, for others” is being filled');
    visit.answers['GET /api/pairs/p'] = {
      ...pair,
      state: 'ok',
      stateReason: null,
      lastSucceededAt: '2026-11-22T15:00:00Z',
    };
    await visit.changed('pair:p', () => visit.heading().endsWith('is there'));
    expect(visit.heading()).toBe('“Rota → Rota, for others” is there');
    expect(visit.words('section > p')[0]).toContain('2 events mirrored, 1 left out by your rules');
  });

  it('tells an end by the account’s budget, which does not move with each estimate', async () => {
    const endsIn = (minutes: number): void => {
      const estimatedEndAt = new Date(Date.now() + (minutes + 0.1) * 60_000).toISOString();
      const progress = { total: 3, done: 2, startedAt: null, remainingSeconds: 130, estimatedEndAt };
      visit.answers['GET /api/pairs/p/progress'] = progress;
    };
    endsIn(12);
    await toPrivacy();
    await visit.press('Continue');
    await visit.press('Continue');
    await visit.press('Start mirroring');
    expect(visit.words('section > p')[0]).toBe('2 of 3 events · about 12 minutes left');
    endsIn(13);
    await visit.asked('GET /api/pairs/p/progress');
    expect(visit.words('section > p')[0]).toBe('2 of 3 events · about 12 minutes left');
  });

  it('loses nothing on the way back', async () => {
    await toPrivacy();
    await visit.choose(/Everything/);
    for (const heading of ['Where shall others see it?', 'Which calendar?', 'Where is the calendar?']) {
      await visit.press('Back');
      expect(visit.heading()).toBe(heading);
    }
    expect(await visit.typed('Address of the feed')).toBe('example.org/rota.ics');
    const before = visit.sent.length;
    await visit.press('Check and continue');
    await visit.press('Continue');
    await visit.press('Continue');
    expect(visit.words('app-policy-editor .chosen')[0]).toContain('Everything');
    expect(visit.sent.slice(before).map(({ what }) => what)).toEqual(['POST /api/connectors/ics/discover']);
  });

  it('begins anew for another calendar', async () => {
    await toPrivacy();
    await visit.press('Continue');
    await visit.press('Continue');
    await visit.press('Start mirroring');
    await visit.follow('Mirror another calendar');
    expect([visit.heading(), await visit.typed('Address of the feed')]).toEqual(['Where is the calendar?', '']);
  });
});
