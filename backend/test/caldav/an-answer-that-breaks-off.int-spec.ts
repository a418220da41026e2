import type { CaldavFault } from '@calmirror/testkit';
import { anHour } from '../sync/harness/sample-feed.js';
import { fill, QuirkyMirroring, titlesIn } from './harness/quirky-mirroring.js';

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
  let quirky: QuirkyMirroring;

  beforeAll(async () => {
    quirky = await QuirkyMirroring.start({ syncTokens: 'none' });
  });
  afterAll(() => quirky.stop());

  it.each(FAULTS)('%s is not read as empty: nothing is deleted, and the next read goes on', async (title, fault) => {
    const { mirroring, server } = quirky;
    const [from, onto] = [server.calendar(`from ${title}`), server.calendar(`onto ${title}`)];
    fill(from, { a: anHour('a', 'Dentist', 1), b: anHour('b', 'Lunch', 2) });
    const source = await quirky.inUse({ ...from, path: encodeURI(from.path) } as typeof from);
    const target = await quirky.inUse({ ...onto, path: encodeURI(onto.path) } as typeof onto);
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
