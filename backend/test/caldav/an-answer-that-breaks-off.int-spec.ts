import type { CaldavFault } from '@calmirror/testkit';
import { Mirroring } from '../sync/harness/mirroring.js';
import { anHour } from '../sync/harness/sample-feed.js';
import { fill, QuirkyServer, titlesIn } from './harness/quirky-server.js';

const FAULTS: readonly (readonly [string, CaldavFault])[] = [
  ['whose content breaks off', { kind: 'half-content' }],
  ['that is cut', { kind: 'half-answer' }],
  ['that is none at all', { kind: 'status', status: 207, body: '' }],
  [
    'that is a web page',
    { kind: 'status', status: 200, headers: { 'content-type': 'text/html' }, body: '<html></html>' },
  ],
];

describe('a CalDAV source with an answer', () => {
  let mirroring: Mirroring;
  let quirky: QuirkyServer;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
    quirky = await QuirkyServer.start(mirroring, { syncTokens: 'none' });
  });
  afterAll(async () => {
    await mirroring.stop();
    await quirky.stop();
  });

  it.each(FAULTS)('%s is not read as empty: nothing is deleted, and the next read goes on', async (title, fault) => {
    const { server } = quirky;
    const [from, onto] = [server.calendar(`from ${title}`), server.calendar(`onto ${title}`)];
    fill(from, { a: anHour('a', 'Dentist', 1), b: anHour('b', 'Lunch', 2) });
    const [source, target] = [await quirky.inUse(from), await quirky.inUse(onto)];
    const pair = await mirroring.pair(source, target);
    await mirroring.settled(pair.id);

    from.delete('b.ics');
    server.faults.next(({ method, headers }) => method === 'PROPFIND' && headers['depth'] === '1', fault);
    expect(await mirroring.pull(source.id)).toMatchObject({ error: { kind: expect.any(String) as string } });
    expect((await mirroring.pairNow(pair.id)).state).not.toBe('ok');
    expect(titlesIn(onto)).toEqual(['Dentist', 'Lunch']);

    await mirroring.forgetWaiting();
    await mirroring.pull(source.id);
    await mirroring.settled(pair.id);
    await mirroring.quiet();
    expect(titlesIn(onto)).toEqual(['Dentist']);
  });
});
