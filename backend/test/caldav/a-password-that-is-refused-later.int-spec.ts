import type { ConnectorAnswer } from '@calmirror/contracts';
import { describeWithRadicale } from '@calmirror/testkit';
import { anHour } from '../sync/harness/sample-feed.js';
import { CaldavMirroring } from './harness/caldav-mirroring.js';
import { personPuts, titlesAt } from './harness/standing.js';

const FROM = '/alice/private/';
const ONTO = '/bob/work/';

describeWithRadicale('a password that a CalDAV server no longer takes', () => {
  let caldav: CaldavMirroring;

  beforeAll(async () => {
    caldav = await CaldavMirroring.start();
  });
  afterAll(() => caldav.stop());

  it('stops the pair until a person enters another one, and deletes nothing', async () => {
    const { mirroring } = caldav;
    const [source, target] = [await caldav.calendar(FROM), await caldav.calendar(ONTO, 'bob')];
    await personPuts(caldav.person(), `${FROM}a.ics`, anHour('a', 'Dentist', 1));
    const pair = await mirroring.pair(source, target);
    await mirroring.settled(pair.id);
    const enter = (connectorId: string, username: string, password: string): Promise<unknown> =>
      mirroring.client.put(`/api/connectors/${connectorId}`, { secret: { username, password } });
    const connector = async (id: string): Promise<ConnectorAnswer> =>
      (await mirroring.client.get(`/api/connectors/${id}`)).json();

    await enter(source.connectorId, 'alice', 'wrong');
    expect(await mirroring.settled(pair.id, 'needs-attention')).toMatchObject({
      stateReason: 'source-needs-attention',
    });
    expect(await connector(source.connectorId)).toMatchObject({
      status: 'needs-attention',
      statusReason: 'credentials-refused',
    });
    expect(await titlesAt(caldav.person('bob'), ONTO)).toEqual(['Dentist']);

    await personPuts(caldav.person(), `${FROM}b.ics`, anHour('b', 'Lunch', 2));
    await enter(source.connectorId, 'alice', caldav.radicale.users.alice.password);
    await mirroring.settled(pair.id);
    await mirroring.quiet();
    expect(await titlesAt(caldav.person('bob'), ONTO)).toEqual(['Dentist', 'Lunch']);

    await enter(target.connectorId, 'bob', 'wrong');
    await personPuts(caldav.person(), `${FROM}c.ics`, anHour('c', 'Concert', 3));
    expect(await mirroring.sync(pair.id)).toMatchObject({ error: { kind: 'auth' } });
    expect(await mirroring.pairNow(pair.id)).toMatchObject({
      state: 'needs-attention',
      stateReason: 'target-needs-attention',
    });
    expect(await connector(target.connectorId)).toMatchObject({
      status: 'needs-attention',
      statusReason: 'credentials-refused',
    });

    await enter(target.connectorId, 'bob', caldav.radicale.users.bob.password);
    await mirroring.sync(pair.id);
    expect(await mirroring.pairNow(pair.id)).toMatchObject({ state: 'ok', stateReason: null });
    expect(await titlesAt(caldav.person('bob'), ONTO)).toEqual(['Concert', 'Dentist', 'Lunch']);
  });
});
