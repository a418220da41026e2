import { feed } from '@calmirror/testkit';
import { Mirroring } from './harness/mirroring.js';
import { anHour } from './harness/sample-feed.js';
import { aFeed } from '@calmirror/testkit';

const MANY = 10_000;
const bigFeed = (changed: number): string =>
  aFeed(
    Array.from({ length: MANY }, (_, index) =>
      anHour(`event-${index}`, index < changed ? `Changed ${index}` : `Event ${index}`, (index % 300) + 1),
    ),
  );

describe('a feed of ten thousand events', () => {
  let mirroring: Mirroring;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
  });
  afterAll(() => mirroring.stop());

  it('is filled, and a change of a hundred costs a hundred writes', async () => {
    mirroring.feeds.route('/big.ics', feed.conditional(bigFeed(0)));
    const target = await mirroring.target();
    const pair = await mirroring.pair(await mirroring.source('/big.ics'), target);
    await mirroring.settled(pair.id);
    expect((await mirroring.pairNow(pair.id)).counts.mirrored).toBe(MANY);

    mirroring.feeds.route('/big.ics', feed.conditional(bigFeed(100)));
    const job = await mirroring.sync(pair.id);
    expect(job.counts).toMatchObject({ read: 100, created: 0, updated: 100, deleted: 0, failed: 0 });
    expect((await mirroring.feedText(target)).split('BEGIN:VEVENT').length - 1).toBe(MANY);
  });
});
