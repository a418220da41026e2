import { eventually } from '../harness/eventually.js';
import { ListeningHouse, type ListenedPair } from './harness/listening-house.js';

describe('a calendar that was heard, and whose connection is to be made anew', () => {
  let house: ListeningHouse;
  let pair: ListenedPair;
  let letIn = (): void => undefined;

  beforeAll(async () => {
    house = await ListeningHouse.start();
    pair = await house.listened();
    await house.running.db.query('UPDATE pairs SET interval_seconds = 600 WHERE id = $1', [pair.pairId]);
  });
  afterAll(async () => {
    letIn();
    await house.stop();
  });

  it('is not said to be heard while its server lets it wait, and the clock takes over', async () => {
    const isLetIn = new Promise<void>((resolve) => (letIn = resolve));
    pair.account.provider.watchedBy({ arrived: ({ kind }) => (kind === 'listen' ? isLetIn : undefined) });
    await house.running.db.query('UPDATE connectors SET version = version + 1 WHERE id = $1', [
      pair.account.connectorId,
    ]);
    await eventually(() => expect(pair.account.provider.listeners.standing()).toEqual([]));
    await eventually(async () => expect(await house.push(pair)).toMatchObject({ state: 'off', reason: 'opening' }));
    await eventually(async () => {
      const [clock] = await house.running.db.query<{ seconds: number }[]>(
        'SELECT extract(epoch FROM next_pull_at - now())::float8 AS seconds FROM calendars WHERE id = $1',
        [pair.source.id],
      );
      expect(clock?.seconds).toBeLessThanOrEqual(600);
    });
  });

  it('is read at once when it is heard again', async () => {
    house.change(pair, 'unheard');
    letIn();
    await house.heard(pair);
    await eventually(() => expect(pair.target.held.all()).toHaveLength(1));
  });
});
