import { aFeed, feed } from '@calmirror/testkit';
import { Mirroring } from '../sync/harness/mirroring.js';
import { anHour } from '../sync/harness/sample-feed.js';
import { QuirkyServer, titlesIn } from './harness/quirky-server.js';

describe('a CalDAV target that refuses one event within a 207', () => {
  let mirroring: Mirroring;
  let quirky: QuirkyServer;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
    quirky = await QuirkyServer.start(mirroring, { refuseIn207: (text) => text.includes('SUMMARY:Refused') });
  });
  afterAll(async () => {
    await mirroring.stop();
    await quirky.stop();
  });

  it('takes all others, and the pair says that one is missing', async () => {
    const { server } = quirky;
    const onto = server.calendar('work');
    const events = [anHour('a', 'Early', 1), anHour('b', 'Refused', 2), anHour('c', 'Night', 3)];
    mirroring.feeds.route('/rota.ics', feed.conditional(aFeed(events)));
    const pair = await mirroring.pair(await mirroring.source('/rota.ics'), await quirky.inUse(onto));
    expect(await mirroring.settled(pair.id)).toMatchObject({
      stateReason: 'some-events-failed',
      counts: { mirrored: 2, failed: 1 },
    });
    expect(titlesIn(onto)).toEqual(['Early', 'Night']);
    const refused = await mirroring.client.get(`/api/pairs/${pair.id}/events?state=failed`);
    expect(refused.json()).toMatchObject({ items: [{ eventId: 'b', reason: 'refused' }] });
  });
});
