import { FEED, works } from '../../../test/wizard-answers';
import { problem, WizardVisit } from '../../../test/wizard-visit';

const ended = problem(401, 'unauthenticated');
const user = { id: 'u', email: 'ada@example.org', name: 'Ada' };

it.each(['POST /api/connectors', 'POST /api/connectors/ics/validate', 'POST /api/connectors/ics/discover'])(
  'a session that ends at %s holds the step, and it goes on where it was',
  async (what) => {
    const visit = await WizardVisit.begin({ ...FEED, [what]: ended });
    await visit.fill('Address of the feed', 'example.org/rota.ics');
    await visit.press('Check and continue');
    expect([visit.interrupted(), visit.heading()]).toEqual([true, 'Where is the calendar?']);
    expect(await visit.typed('Address of the feed')).toBe('example.org/rota.ics');
    visit.answers[what] = what.endsWith('validate') ? works : (FEED[what] ?? null);
    visit.answers['POST /api/auth/session'] = { user };
    await visit.signInAgain();
    expect([visit.interrupted(), visit.heading()]).toEqual([false, 'Which calendar?']);
  },
);
