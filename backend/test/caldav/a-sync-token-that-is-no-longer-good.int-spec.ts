import { Mirroring } from '../sync/harness/mirroring.js';
import { anHour } from '../sync/harness/sample-feed.js';
import { fill, QuirkyServer, titlesIn } from './harness/quirky-server.js';

describe('a sync token that is answered with', () => {
  let mirroring: Mirroring;
  let quirky: QuirkyServer;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
  });
  afterEach(() => quirky.stop());
  afterAll(() => mirroring.stop());

  it.each([
    ['403, as the standard has it,', { badToken: 403, syncTokens: 'url' }],
    ['500', { badToken: 500, syncTokens: 'hex' }],
  ] as const)('%s costs one full read, and writes and deletes nothing that stands already', async (_, quirks) => {
    quirky = await QuirkyServer.start(mirroring, quirks);
    const { server } = quirky;
    const from = server.calendar('private');
    const onto = server.calendar('work');
    fill(from, { a: anHour('a', 'Dentist', 1), b: anHour('b', 'Lunch', 2), c: anHour('c', 'Concert', 3) });
    const [source, target] = [await quirky.inUse(from), await quirky.inUse(onto)];
    const pair = await mirroring.pair(source, target);
    await mirroring.settled(pair.id);
    const before = new Map(onto.objects);

    from.forgetTokens();
    expect(await quirky.requestsOf(() => mirroring.sync(pair.id))).toEqual({ REPORT: 2 });
    await mirroring.quiet();
    expect(onto.objects).toEqual(before);
    expect(await mirroring.pairNow(pair.id)).toMatchObject({ state: 'ok', counts: { mirrored: 3, held: 0 } });

    from.delete('b.ics');
    from.forgetTokens();
    await mirroring.sync(pair.id);
    await mirroring.quiet();
    expect(titlesIn(onto)).toEqual(['Concert', 'Dentist']);
    expect(await quirky.requestsOf(() => mirroring.pull(source.id))).toEqual({ REPORT: 1 });
  });
});
