import { aPair } from '../../../../../test/a-pair';
import { PairVisit } from '../../../../../test/pair-visit';

const MINUTE = 60_000;

describe('the first fill of a pair', () => {
  let visit: PairVisit;
  beforeEach(() => {
    visit = new PairVisit();
    visit.pair = aPair({ state: 'working', stateReason: 'first-fill', lastSucceededAt: null, freshnessSeconds: null });
  });
  const endsIn = (minutes: number | null): void => {
    const estimatedEndAt = minutes === null ? null : new Date(Date.now() + (minutes + 0.1) * MINUTE).toISOString();
    visit.progress = { total: 1_800, done: 640, startedAt: null, remainingSeconds: 95, estimatedEndAt };
  };
  const said = (): string[] => visit.words('app-run-progress .words p');

  it('tells about when it will be done, by the account’s budget and not only by the pace', async () => {
    endsIn(12);
    await visit.open('/pairs/p');
    expect(said()).toEqual(['640 of 1,800 events done, about 12 minutes left']);
  });

  it('does not tell another end with each estimate, but does when it has really moved', async () => {
    endsIn(12);
    await visit.open('/pairs/p');
    endsIn(13);
    await visit.readAnew();
    expect(said()).toEqual(['640 of 1,800 events done, about 12 minutes left']);
    endsIn(20);
    await visit.readAnew();
    expect(said()).toEqual(['640 of 1,800 events done, about 20 minutes left']);
  });

  it('tells no end while none is known', async () => {
    visit.progress = { total: 1_800, done: 0, startedAt: null, remainingSeconds: null, estimatedEndAt: null };
    await visit.open('/pairs/p');
    expect(said()).toEqual(['0 of 1,800 events done']);
  });

  it('explains what it leaves to live changes, where something limits the target', async () => {
    endsIn(12);
    visit.quota = { ...visit.quota, limit: 480, windowSeconds: 60, reserve: 96 };
    await visit.open('/pairs/p');
    expect(visit.words('app-run-progress section > p')[0]).toContain('96 of the 480 requests');
  });

  it('explains nothing where nothing does', async () => {
    endsIn(12);
    await visit.open('/pairs/p');
    expect(visit.words('app-run-progress section > p')).toEqual([]);
  });
});
