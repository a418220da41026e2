import { FEED, pair } from '../../../test/wizard-answers';
import { problem, WizardVisit } from '../../../test/wizard-visit';

describe('a pair that would close a loop', () => {
  let visit: WizardVisit;
  const start = 'Start mirroring';
  const allTheSame = 'Start it all the same';

  beforeEach(async () => {
    visit = await WizardVisit.begin({ ...FEED, 'POST /api/pairs': problem(409, 'loop', { detail: 'A → B → A' }) });
    await visit.fill('Address of the feed', 'example.org/rota.ics');
    await visit.press('Check and continue');
    for (let step = 0; step < 4; step += 1) await visit.press('Continue');
    visit.answers['POST /api/connectors'] = { id: 'published' };
    visit.answers['POST /api/calendars'] = { id: 't' };
    visit.answers['DELETE /api/calendars/t'] = null;
    await visit.press(start);
  });

  const asked = (): unknown[] => visit.sent.filter(({ what }) => what === 'POST /api/pairs').map(({ body }) => body);

  it('is told of with the way round, where it can be started all the same', async () => {
    expect(visit.heading()).toBe('Ready');
    expect(visit.words('app-refusal-here')[0]).toMatch(/This pair would close a loop.*A → B → A/);
    visit.answers['POST /api/pairs'] = pair;
    await visit.press(allTheSame);
    expect(visit.at()).toBe('/pairs/new?made=p');
    expect(asked()).toEqual([
      expect.not.objectContaining({ allowLoop: true }),
      expect.objectContaining({ allowLoop: true }),
    ]);
  });

  it('is not meant any more by whoever went back to choose another', async () => {
    await visit.press('Back');
    await visit.press('Continue');
    expect(visit.words('app-refusal-here')).toEqual(['']);
    await visit.press(start);
    expect(asked()).toEqual(
      Array.from({ length: 2 }, () => expect.not.objectContaining({ allowLoop: true }) as unknown),
    );
  });
});
