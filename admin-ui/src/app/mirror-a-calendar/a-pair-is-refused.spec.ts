import { FEED, pair } from '../../../test/wizard-answers';
import { problem, WizardVisit } from '../../../test/wizard-visit';

describe('a pair that is refused', () => {
  let visit: WizardVisit;

  beforeEach(async () => {
    visit = await WizardVisit.begin({
      ...FEED,
      'POST /api/pairs': problem(409, 'pair-exists', { detail: '“Rota” is one' }),
    });
    await visit.fill('Address of the feed', 'example.org/rota.ics');
    await visit.press('Check and continue');
    for (let step = 0; step < 4; step += 1) await visit.press('Continue');
    visit.answers['POST /api/connectors'] = { id: 'published' };
    visit.answers['POST /api/calendars'] = { id: 't' };
    visit.answers['DELETE /api/calendars/t'] = null;
    await visit.press('Start mirroring');
  });

  const sent = (what: string): number => visit.sent.filter((one) => one.what === what).length;

  it('is told at the step that can mend it', () => {
    expect([visit.at(), visit.heading()]).toEqual(['/pairs/new?step=target', 'Where shall others see it?']);
    expect(visit.words('app-refusal-here')[0]).toContain('These two calendars are a pair already');
    expect(visit.words('app-refusal-here')[0]).toContain('“Rota” is one');
  });

  it('comes about with the target that was made for the first try', async () => {
    for (let step = 0; step < 3; step += 1) await visit.press('Continue');
    visit.answers['POST /api/pairs'] = pair;
    await visit.press('Start mirroring');
    expect(visit.at()).toBe('/pairs/new?made=p');
    expect([sent('POST /api/calendars'), sent('POST /api/pairs')]).toEqual([2, 2]);
  });

  it('leaves nothing of a target behind that another took the place of', async () => {
    await visit.fill('Name of the published calendar', 'Another');
    for (let step = 0; step < 3; step += 1) await visit.press('Continue');
    visit.answers['POST /api/pairs'] = pair;
    await visit.press('Start mirroring');
    expect([sent('DELETE /api/calendars/t'), sent('POST /api/calendars')]).toEqual([1, 3]);
  });

  it('leaves nothing behind when it is given up', async () => {
    await visit.leave();
    expect(visit.dialog()).toContain('“example.org” is connected and works');
    await visit.decide('Leave and remove it');
    const gone = visit.sent.map(({ what }) => what).filter((what) => what.startsWith('DELETE'));
    expect(gone.sort()).toEqual(['DELETE /api/calendars/s', 'DELETE /api/calendars/t', 'DELETE /api/connectors/ics']);
  });
});

it('a fault that nothing entered is to blame for stays at the last step, to be tried again', async () => {
  const visit = await WizardVisit.begin({ ...FEED, 'POST /api/pairs': problem(500, 'internal') });
  await visit.fill('Address of the feed', 'example.org/rota.ics');
  await visit.press('Check and continue');
  for (let step = 0; step < 4; step += 1) await visit.press('Continue');
  visit.answers['POST /api/connectors'] = { id: 'published' };
  await visit.press('Start mirroring');
  expect(visit.heading()).toBe('Ready');
  expect(visit.words('app-refusal-here code')).toEqual(['r-1']);
});
