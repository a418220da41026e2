import { eventually } from '../harness/eventually.js';
import { ListeningHouse } from './harness/listening-house.js';

describe('a worker that is asked to end', () => {
  it('closes all the connections that it holds at once, those that wait for their turn included', async () => {
    const house = await ListeningHouse.start();
    const pairs = await house.pairs(12);
    const { provider } = pairs[0]!.account;
    // One that has been refused for now waits for its next try, and one is being let in for as long as it likes.
    let letIn = (): void => undefined;
    const waiting = await house.pair();
    waiting.account.provider.watchedBy({ arrived: () => new Promise((resolve) => (letIn = resolve)) });
    await eventually(() => expect(provider.listeners.standing()).toHaveLength(12));
    provider.failNext({ kind: 'server-error' });
    provider.listeners.cut();
    await eventually(() => expect(provider.listeners.standing().length).toBeGreaterThan(0), 30_000);

    const stopped = house.stop();
    await eventually(() => expect(provider.listeners.standing()).toEqual([]), 1_000);
    letIn();
    await stopped;
    expect(waiting.account.provider.listeners.standing()).toEqual([]);
  });
});
