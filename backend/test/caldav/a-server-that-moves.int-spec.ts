import type { CalendarAnswer } from '@calmirror/contracts';
import { CaldavServer } from '@calmirror/testkit';
import { Mirroring } from '../sync/harness/mirroring.js';
import { anHour } from '../sync/harness/sample-feed.js';
import { fill, QuirkyServer, titlesIn } from './harness/quirky-server.js';

describe('a CalDAV server that moves to another host', () => {
  let mirroring: Mirroring;
  let quirky: QuirkyServer;
  let moved: CaldavServer;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
    quirky = await QuirkyServer.start(mirroring);
    moved = await CaldavServer.start();
  });
  afterAll(async () => {
    await mirroring.stop();
    await quirky.stop();
    await moved.stop();
  });

  it('is gone on with there once its new address is entered: nothing is written twice, nothing deleted', async () => {
    const [from, onto] = [quirky.server.calendar('private'), quirky.server.calendar('work')];
    fill(from, { a: anHour('a', 'Dentist', 1), b: anHour('b', 'Lunch', 2) });
    const source = await quirky.inUse(from);
    const pair = await mirroring.pair(source, await quirky.inUse(onto));
    await mirroring.settled(pair.id);

    const [fromThere, ontoThere] = [moved.calendar('private'), moved.calendar('work')];
    fill(fromThere, { a: anHour('a', 'Dentist', 1), b: anHour('b', 'Lunch', 2), c: anHour('c', 'Concert', 3) });
    for (const [name, { text }] of onto.objects) ontoThere.put(name, text);
    const path = `/api/connectors/${quirky.connector.id}`;
    expect((await mirroring.client.put(path, { settings: { url: moved.url } })).status).toBe(200);
    await mirroring.quiet();

    expect((await mirroring.client.get(`/api/calendars/${source.id}`)).json<CalendarAnswer>()).toMatchObject({
      externalId: moved.urlOf(fromThere),
    });
    await mirroring.sync(pair.id);
    expect(titlesIn(ontoThere)).toEqual(['Concert', 'Dentist', 'Lunch']);
    expect(await mirroring.pairNow(pair.id)).toMatchObject({ state: 'ok', counts: { mirrored: 3, failed: 0 } });
    expect(titlesIn(onto)).toEqual(['Dentist', 'Lunch']);
  });
});
