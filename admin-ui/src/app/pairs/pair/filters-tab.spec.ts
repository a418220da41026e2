import { aPair } from '../../../../test/a-pair';
import { anEvent } from '../../../../test/an-event';
import { PairVisit } from '../../../../test/pair-visit';

describe('the filters of a pair', () => {
  let visit: PairVisit;
  beforeEach(async () => {
    visit = new PairVisit();
    visit.pair = aPair({ policy: { preset: 'title' } });
    visit.sample = [
      anEvent(2, { summary: 'Dentist' }),
      anEvent(4, { summary: 'Party', myAnswer: 'declined' }),
      anEvent(6, { summary: 'Birthday', transparency: 'transparent' }),
    ];
    await visit.open('/pairs/p/filters');
  });
  async function tick(kind: string): Promise<void> {
    const boxes = [...visit.page.querySelectorAll('app-filter-editor mat-checkbox')];
    boxes
      .find(({ textContent }) => textContent.trim().startsWith(kind))
      ?.querySelector('input')
      ?.click();
    await visit.settle();
  }

  it('tells which of the next events would not go, and why, while it is chosen', async () => {
    expect(visit.words('.counts [role=status]')).toEqual(['All of the next 3 are mirrored.']);
    await tick('Declined');
    await tick('Free');
    expect(visit.words('.counts [role=status]')).toEqual(['2 of 3 are not mirrored.']);
    expect(visit.words('del')).toEqual(['Party', 'Birthday']);
    expect(visit.words('.not + p')).toEqual(['You declined it.', 'It blocks no time.']);
  });

  it('sends all of them', async () => {
    await tick('Declined');
    await visit.press('Save');
    expect(visit.sent('PUT', '/api/pairs/p').request.body).toEqual({ filters: [{ kind: 'declined' }] });
  });

  it('goes back to what is stored', async () => {
    await tick('Declined');
    await visit.press('Undo the changes');
    expect(visit.words('del')).toEqual([]);
    expect(visit.words('app-save-bar .bar')).toEqual([]);
  });
});
