import { eventually } from '../harness/eventually.js';
import { ListeningHouse } from './harness/listening-house.js';

describe('a worker that is asked to end', () => {
  it('closes all the connections that it holds at once, those that wait for their turn included', async () => {
    const house = await ListeningHouse.start();
    const accounts = [await house.pairs(6), await house.pairs(6)];
    const providers = accounts.flatMap(([pair]) => (pair ? [pair.account.provider] : []));
    const standing = (): string[] => providers.flatMap(({ listeners }) => listeners.standing());
    // One that has been refused for now waits for its next try, and one is being let in for as long as it likes.
    let letIn = (): void => undefined;
    const waiting = await house.pair();
    waiting.account.provider.watchedBy({ arrived: () => new Promise((resolve) => (letIn = resolve)) });
    await eventually(() => expect(standing()).toHaveLength(12));
    for (const provider of providers) {
      provider.failNext({ kind: 'server-error' });
      provider.listeners.cut();
    }
    await eventually(() => expect(standing().length).toBeGreaterThan(0), 30_000);

    const stopped = house.stop();
    await eventually(() => expect(standing()).toEqual([]), 1_000);
    letIn();
    await stopped;
    expect(waiting.account.provider.listeners.standing()).toEqual([]);
  });
});
