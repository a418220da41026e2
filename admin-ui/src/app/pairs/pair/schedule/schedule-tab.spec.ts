import { aPair } from '../../../../../test/a-pair';
import { PairVisit } from '../../../../../test/pair-visit';

describe('schedule and limits of a pair', () => {
  let visit: PairVisit;
  beforeEach(async () => {
    visit = new PairVisit();
    await visit.open('/pairs/p/schedule');
  });
  async function type(label: string, value: string): Promise<void> {
    const fields = [...visit.page.querySelectorAll('mat-form-field')];
    const field = fields.find((each) => each.querySelector('mat-label')?.textContent === label);
    const input = field?.querySelector<HTMLInputElement | HTMLSelectElement>('input, select');
    if (!input) throw new Error(`There is no field “${label}”.`);
    input.value = value;
    input.dispatchEvent(new Event('input'));
    input.dispatchEvent(new Event('blur'));
    await visit.settle();
  }

  it('sends window, rhythm, limits and what becomes of edits', async () => {
    await type('Ahead', '90');
    await type('Read the source every', '2');
    await type('Unit', 'hours');
    await visit.check('respect');
    await visit.press('Save');
    expect(visit.sent('PUT', '/api/pairs/p').request.body).toEqual({
      name: 'Private → Work',
      window: { pastDays: 30, futureDays: 90 },
      intervalSeconds: 7_200,
      limits: { deletePercent: 30, deleteCount: 50 },
      targetEdits: 'respect',
    });
  });

  it('leaves the unit in which the rhythm is typed', async () => {
    await type('Read the source every', '60');
    expect(visit.page.querySelector('select')?.value).toBe('minutes');
  });

  it.each([
    ['Ahead', '0', 'A whole number from 1 to 3,660.'],
    ['Back', '1.5', 'A whole number from 0 to 3,660.'],
    ['Share of its mirrors', '101', 'A whole number from 0 to 100.'],
    ['Read the source every', '100000', 'From 5 seconds to a week.'],
    ['Name', '', 'A name is needed.'],
  ])('does not send %s of “%s”', async (label, value, words) => {
    await type(label, value);
    expect(visit.words('mat-error')).toEqual([words]);
    await visit.press('Save');
    visit.nothingSent('PUT');
  });

  it('is silent about a name that somebody else gives it, as long as nothing is changed here', async () => {
    visit.pair = aPair({ name: 'Renamed' });
    await visit.readAnew();
    expect(visit.page.querySelector<HTMLInputElement>('app-text-field input')?.value).toBe('Renamed');
    expect(visit.words('app-save-bar .bar')).toEqual([]);
  });
});
