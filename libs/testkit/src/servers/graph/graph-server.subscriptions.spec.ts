import type { ServerResponse } from 'node:http';
import { GraphScene, MEETING, type SceneAnswer } from './graph-scene.js';
import { NoticeReceiver } from './notice-receiver.js';

const DAY = 86_400_000;

describe('subscriptions of the Graph server', () => {
  let scene: GraphScene;
  let receiver: NoticeReceiver;

  beforeEach(async () => {
    scene = await GraphScene.open();
    receiver = await NoticeReceiver.start();
  });
  afterEach(async () => {
    await scene.close();
    await receiver.stop();
  });

  const until = (milliseconds: number): string =>
    new Date(Date.parse('2026-03-02T08:00:00Z') + milliseconds).toISOString();
  const subscribe = (said: object = {}): Promise<SceneAnswer> =>
    scene.ask('POST', '/subscriptions', {
      changeType: 'created,updated,deleted',
      notificationUrl: receiver.url,
      resource: 'me/events',
      expirationDateTime: until(DAY),
      clientState: 'secret',
      ...said,
    });
  const told = async (): Promise<readonly unknown[]> => {
    await scene.server.notices.delivered();
    return receiver.notices.splice(0).map(({ changeType, lifecycleEvent }) => changeType ?? lifecycleEvent);
  };

  it('are made when their address has echoed a token', async () => {
    const made = await subscribe();
    expect(made).toMatchObject({ status: 201, body: { resource: 'me/events', clientState: 'secret' } });
    expect((await scene.ask('GET', '/subscriptions')).list).toMatchObject([{ id: made.id }]);
    expect(await scene.ask('GET', `/subscriptions/${made.id}`)).toMatchObject({ status: 200, id: made.id });
  });

  it.each<[string, (token: string, response: ServerResponse) => void]>([
    ['another text', (_, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('no')],
    ['another type', (token, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(token)],
    ['another status', (token, response) => response.writeHead(202, { 'content-type': 'text/plain' }).end(token)],
    ['nothing', (_, response) => response.socket?.destroy()],
  ])('are not made where it echoes %s', async (_, handshake) => {
    receiver.handshake = handshake;
    expect(await subscribe()).toMatchObject({ status: 400, code: 'ValidationError' });
    expect(scene.server.subscriptions()).toEqual([]);
  });

  it.each([
    ['longer than 10,080 minutes', { expirationDateTime: until(7 * DAY + 60_000) }],
    ['until yesterday', { expirationDateTime: until(-DAY) }],
    ['with a long secret', { clientState: 'x'.repeat(129) }],
    ['at an address without TLS', { notificationUrl: 'http://calmirror.test/notices' }],
    ['of changes that are none', { changeType: 'created,moved' }],
    ['of mails', { resource: 'me/messages' }],
    ['with a member that is unknown', { secret: 'x' }],
  ])('are not made %s', async (_, said) => {
    expect((await subscribe(said)).status).toBe(400);
  });

  it('tell three times of a change, with the secret and no word of what changed', async () => {
    await subscribe();
    const { id } = await scene.ask('POST', '/me/events', MEETING);
    await scene.server.notices.delivered();
    expect(receiver.notices).toHaveLength(3);
    expect(receiver.notices[0]).toEqual({
      subscriptionId: expect.any(String) as string,
      subscriptionExpirationDateTime: until(DAY),
      tenantId: expect.any(String) as string,
      clientState: 'secret',
      changeType: 'created',
      resource: `Users/${scene.server.alice.id}/Events/${id}`,
      resourceData: {
        '@odata.type': '#Microsoft.Graph.Event',
        '@odata.id': `Users/${scene.server.alice.id}/Events/${id}`,
        '@odata.etag': expect.stringMatching(/^W\//) as string,
        id,
      },
    });
    expect(await told()).toEqual(['created', 'updated', 'updated']);
    await scene.ask('DELETE', `/me/events/${id}`);
    expect(await told()).toEqual(['deleted', 'deleted', 'deleted']);
  });

  it('tell as often as they are told to, and of the kinds that were asked for', async () => {
    scene.server.quirks.notices = 1;
    await subscribe({ changeType: 'updated' });
    const id = scene.server.alice.put(MEETING);
    scene.server.alice.patch(id, { subject: 'Other' });
    expect(await told()).toEqual(['updated']);
  });

  it('are of one calendar, or of all in a mailbox', async () => {
    scene.server.quirks.notices = 1;
    const other = scene.server.alice.addCalendar('Other');
    await subscribe({ resource: `/me/calendars/${other}/events` });
    scene.server.alice.put(MEETING);
    expect(await told()).toEqual([]);
    scene.server.alice.put(MEETING, other);
    expect(await told()).toEqual(['created']);
    expect((await subscribe({ resource: '/users/alice@corp.test/events' })).status).toBe(201);
    scene.server.alice.put(MEETING);
    expect(await told()).toEqual(['created']);
  });

  it('are renewed, and gone when their time is over', async () => {
    const { id } = await subscribe();
    const path = `/subscriptions/${id}`;
    scene.pass(DAY - 1000);
    expect(await scene.ask('PATCH', path, { expirationDateTime: until(2 * DAY) })).toMatchObject({ status: 200 });
    scene.pass(DAY);
    scene.server.alice.put(MEETING);
    expect(await told()).toHaveLength(3);
    scene.pass(DAY);
    expect(await scene.ask('PATCH', path, { expirationDateTime: until(4 * DAY) })).toMatchObject({ status: 404 });
    scene.server.alice.put(MEETING);
    expect(await told()).toEqual([]);
  });

  it('are deleted', async () => {
    const { id } = await subscribe();
    expect((await scene.ask('DELETE', `/subscriptions/${id}`)).status).toBe(204);
    expect((await scene.ask('DELETE', `/subscriptions/${id}`)).status).toBe(404);
  });

  it('tell of their own life at the address for that', async () => {
    const { id } = await subscribe({ lifecycleNotificationUrl: receiver.url });
    await scene.server.tellLifecycle(id, 'reauthorizationRequired');
    expect(receiver.notices).toMatchObject([{ subscriptionId: id, clientState: 'secret' }]);
    expect((await scene.ask('POST', `/subscriptions/${id}/reauthorize`)).status).toBe(204);
    await scene.server.tellLifecycle(id, 'missed');
    await scene.server.tellLifecycle(id, 'subscriptionRemoved');
    expect(await told()).toEqual(['reauthorizationRequired', 'missed', 'subscriptionRemoved']);
    expect((await scene.ask('GET', `/subscriptions/${id}`)).status).toBe(404);
  });
});
