import { eventually } from '../harness/eventually.js';
import { ListeningHouse } from './harness/listening-house.js';

describe('many changes at once', () => {
  let house: ListeningHouse;

  beforeAll(async () => {
    house = await ListeningHouse.start();
  });
  afterAll(() => house.stop());

  it('are one read', async () => {
    const pair = await house.listened();
    for (let n = 0; n < 50; n += 1) house.change(pair, `mail-${n}`);
    await eventually(() => expect(pair.target.held.all()).toHaveLength(50));
    await house.quiet();
    expect(await house.finds(pair)).toMatchObject([{ counts: { read: 50 } }]);
    expect(await house.metric('calmirror_push_messages_total{provider="imap"')).toBe(50);
  });
});
