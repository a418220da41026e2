import { fails, FEED, works } from '../../../test/wizard-answers';
import { problem, WizardVisit } from '../../../test/wizard-visit';

describe('an address that does not work', () => {
  let visit: WizardVisit;
  const what = (): string[] => visit.sent.map((sent) => sent.what);

  beforeEach(async () => {
    visit = await WizardVisit.begin({
      ...FEED,
      'POST /api/connectors/ics/validate': fails('calendar', 'html-instead-of-calendar'),
    });
    await visit.fill('Address of the feed', 'https://example.org/rota');
    await visit.press('Check and continue');
  });

  it('says in words what to do, and keeps what was typed', async () => {
    expect(visit.heading()).toBe('Where is the calendar?');
    expect(visit.words('app-check-list .failed')[0]).toContain('A web page is at this address, not a calendar');
    expect(await visit.typed('Address of the feed')).toBe('https://example.org/rota');
  });

  it('is changed, not made twice, and goes on when it works', async () => {
    visit.answers['POST /api/connectors/ics/validate'] = works;
    await visit.fill('Address of the feed', 'https://example.org/rota.ics');
    await visit.press('Check and continue');
    expect(visit.heading()).toBe('Which calendar?');
    expect(what().filter((sent) => /connectors(\/ics)?$/.test(sent))).toEqual([
      'POST /api/connectors',
      'PUT /api/connectors/ics',
    ]);
  });

  it('is made anew when somebody has removed it meanwhile', async () => {
    visit.answers['PUT /api/connectors/ics'] = problem(404, 'not-found');
    visit.answers['POST /api/connectors/ics/validate'] = works;
    await visit.fill('Address of the feed', 'https://example.org/rota.ics');
    await visit.press('Check and continue');
    expect(visit.heading()).toBe('Which calendar?');
    expect(what().filter((sent) => sent === 'POST /api/connectors')).toHaveLength(2);
  });

  it('can be left, which offers to remove what never worked', async () => {
    await visit.leave();
    expect(visit.dialog()).toContain('“example.org” was begun and has not worked yet');
    expect(visit.at()).toBe('/pairs/new');
    await visit.decide('Leave and remove it');
    expect(what().at(-1)).toBe('DELETE /api/connectors/ics');
    expect(visit.at()).toBe('/pairs');
  });

  it('can be kept for another time', async () => {
    await visit.leave();
    await visit.decide('Leave and keep it');
    expect(what()).not.toContain('DELETE /api/connectors/ics');
    expect(visit.at()).toBe('/pairs');
  });
});

it('an address that the server refuses is told at its field, and nothing is made', async () => {
  const errors = [{ field: 'settings.url', code: 'format', message: 'This must be an address.' }];
  const visit = await WizardVisit.begin({
    ...FEED,
    'POST /api/connectors': problem(400, 'invalid-input', { errors }),
  });
  await visit.fill('Address of the feed', 'https://example.org/rota.ics');
  await visit.press('Check and continue');
  expect(visit.words('mat-error')).toEqual(['This must be an address.']);
  await visit.leave();
  expect(visit.at()).toBe('/pairs');
});

it('nothing is sent while the address is missing', async () => {
  const visit = await WizardVisit.begin(FEED);
  await visit.press('Check and continue');
  expect([visit.sent, visit.words('mat-error').length]).toEqual([[], 1]);
});
