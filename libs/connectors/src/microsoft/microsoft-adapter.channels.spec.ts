import type { ChannelRequest, PushChannel } from '@calmirror/connectors';
import { KnownTokens, MicrosoftScene } from '@calmirror/testkit';

const DAY = 86_400;
const NOW = Date.parse('2026-03-02T10:00:00Z');

describe('push channels of Microsoft 365', () => {
  let scene: MicrosoftScene;
  beforeEach(async () => {
    scene = await MicrosoftScene.start();
  });
  afterEach(() => scene.stop());

  const request = (seconds: number, calendarId = scene.calendarId): ChannelRequest => ({
    calendarId,
    channelId: '0193a000-0000-7000-8000-000000000001',
    address: scene.address,
    token: 'a-token'.padEnd(64, '_'),
    seconds,
    signal: new AbortController().signal,
  });
  const open = async (seconds: number): Promise<PushChannel> => {
    const channel = await scene.adapter.openChannel?.(request(seconds));
    if (channel === undefined) throw new Error('no channel was opened');
    return channel;
  };
  const lifetime = ({ expiresAt }: PushChannel): number => (Date.parse(expiresAt) - NOW) / 1000;

  it('are opened by one request, and what concerns them comes to the same address', async () => {
    expect(await scene.requestsOf(() => open(DAY))).toEqual(['POST subscriptions']);
    expect(scene.server.subscriptions()).toMatchObject([
      {
        notificationUrl: scene.address,
        lifecycleNotificationUrl: scene.address,
        clientState: 'a-token'.padEnd(64, '_'),
        changeType: 'created,updated,deleted',
        resource: expect.stringMatching(/me\/calendars\/[^/]+\/events$/) as string,
      },
    ]);
  });

  it('last as long as is asked for, and never as long as Graph refuses', async () => {
    expect(lifetime(await open(DAY))).toBe(DAY);
    const longest = lifetime(await open(30 * DAY));
    expect(longest).toBeLessThan(10_080 * 60);
    expect(longest).toBeGreaterThan(6 * DAY);
  });

  it('are renewed in place, by one request', async () => {
    const channel = await open(DAY);
    const renewing = async (): Promise<unknown> => {
      const renewed = await scene.adapter.renewChannel?.(channel, request(3 * DAY));
      expect(renewed).toEqual({ ...channel, expiresAt: '2026-03-05T10:00:00.000Z' });
      return renewed;
    };
    expect(await scene.requestsOf(renewing)).toEqual(['PATCH subscription']);
  });

  it('that are gone are opened anew, by two', async () => {
    const channel = await open(DAY);
    scene.server.expireSubscription(channel.id);
    const renewing = (): Promise<unknown> => scene.adapter.renewChannel?.(channel, request(DAY)) ?? Promise.resolve();
    expect(await scene.requestsOf(renewing)).toEqual(['PATCH subscription', 'POST subscriptions']);
    expect(scene.server.subscriptions()).toHaveLength(1);
  });

  it('of an organisation are for the mailbox of the calendar', async () => {
    const tokens = new KnownTokens().grant('token-1', null, ['Calendars.ReadWrite', 'User.Read.All']);
    const wide = await MicrosoftScene.start({ server: { tokens }, settings: { access: 'organisation' } });
    try {
      const [calendar] = await wide.adapter.listCalendars();
      await wide.adapter.openChannel?.({ ...request(DAY, calendar?.externalId), address: wide.address });
      const [subscription] = wide.server.subscriptions();
      expect(subscription?.resource).toMatch(/users\/alice(@|%40)corp\.test\/calendars\//);
    } finally {
      await wide.stop();
    }
  });
});
