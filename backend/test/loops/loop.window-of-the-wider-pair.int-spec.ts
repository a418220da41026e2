import { anHourIn } from '../reconcile/harness/reconciled-pair.js';
import { FakeLoop } from './harness/fake-loop.js';

const DAY = 86_400_000;

describe('a target that is the source of a pair with a narrower window', () => {
  let loop: FakeLoop<'A' | 'B' | 'C'>;
  const daysAhead = (): number => Math.floor((Date.parse(loop.lastRead('B').to) - Date.now()) / DAY);

  beforeAll(async () => {
    const pairs = [['A', 'B'] as const, ['B', 'C'] as const];
    loop = await FakeLoop.start(['A', 'B', 'C'], pairs, { A: [anHourIn(100, 'a')], B: [], C: [] });
    await loop.change('A', 'B', { enabled: false });
    await loop.change('B', 'C', { window: { pastDays: 7, futureDays: 30 } });
  });
  afterAll(() => loop.stop());

  it('is read as far as the pair looks that mirrors onto it, before that writes there', async () => {
    expect(daysAhead()).toBeLessThan(40);
    await loop.change('A', 'B', { enabled: true });
    expect(daysAhead()).toBeGreaterThanOrEqual(365);
    await loop.sync('B', 'C');
    expect(daysAhead()).toBeGreaterThanOrEqual(365);
  });

  it('is read further when that pair comes to look further', async () => {
    await loop.change('A', 'B', { window: { pastDays: 30, futureDays: 500 } });
    expect(daysAhead()).toBeGreaterThanOrEqual(500);
  });
});
