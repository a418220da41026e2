import type { CalendarAnswer } from '@calmirror/contracts';
import { feed } from '@calmirror/testkit';
import { feedOf } from '../sync/harness/sample-feed.js';
import { ALICE, OAuthHouse } from './harness/oauth-house.js';

describe('a consent that a pair needs for its target', () => {
  let house: OAuthHouse;

  beforeAll(async () => {
    house = await OAuthHouse.start();
  });
  afterAll(() => house.stop());

  it('is given again, and the pair goes on by itself with what came meanwhile', async () => {
    const { mirroring, google } = house;
    const { id } = await house.connected();
    mirroring.feeds.route('/rota.ics', feed.plain(feedOf(1)));
    const source = await mirroring.source('/rota.ics');
    const body = { connectorId: id, externalId: ALICE.mail };
    const target = (await house.client.post('/api/calendars', body)).json<CalendarAnswer>();
    const pair = await mirroring.pair(source, target);
    await mirroring.settled(pair.id);
    const written = (): number =>
      google.requests.filter(({ operation, status }) => operation === 'events.insert' && status === 200).length;
    const before = written();

    house.issuer.revoke(ALICE);
    await house.tokenEndsIn(id, 0);
    mirroring.feeds.route('/rota.ics', feed.plain(feedOf(2)));
    await mirroring.pull(source.id);
    expect(await mirroring.settled(pair.id, 'needs-attention')).toMatchObject({
      stateReason: 'target-needs-attention',
    });
    expect(await house.now(id)).toMatchObject({ status: 'needs-attention', statusReason: 'consent-revoked' });

    house.issuer.restore(ALICE);
    expect((await house.connect(id)).outcome).toBe('connected');
    await mirroring.settled(pair.id);
    expect(written()).toBe(before + 1);
  });
});
