import type { ChannelRequest, ConnectorAdapter } from '@calmirror/connectors';
import type { AdapterHarness, ChannelHarness } from './adapter-harness.js';

const DAY = 86_400;

/** An id that no other request of these tests wishes for. */
const idOf = (n: number): string => `0193a000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** What an adapter with push does, found out at the provider. */
type Pushing = Required<Pick<ConnectorAdapter, 'openChannel' | 'renewChannel' | 'closeChannel'>> & ChannelHarness;

export function describeChannels(given: () => AdapterHarness): void {
  describe('push channels', () => {
    let wished = 0;

    const pushing = (): Pushing | null => {
      const { adapter, channels } = given();
      const { openChannel, renewChannel, closeChannel } = adapter;
      if (!channels || !openChannel || !renewChannel || !closeChannel) return null;
      return {
        openChannel: (request) => openChannel.call(adapter, request),
        renewChannel: (channel, request) => renewChannel.call(adapter, channel, request),
        closeChannel: (calendarId, channel) => closeChannel.call(adapter, calendarId, channel),
        address: channels.address,
        standing: () => channels.standing(),
        lose: (channelId) => channels.lose(channelId),
      };
    };
    const request = (more: Partial<ChannelRequest> = {}): ChannelRequest => ({
      calendarId: given().calendarId,
      channelId: idOf((wished += 1)),
      address: given().channels?.address ?? '',
      token: `token-${wished}`.padEnd(64, '_'),
      seconds: DAY,
      signal: new AbortController().signal,
      ...more,
    });
    const ids = async ({ standing }: Pushing): Promise<string[]> => (await standing()).map(({ id }) => id).sort();

    it('are opened with the address and the token that were asked for, and end by themselves', async () => {
      const push = pushing();
      if (push === null) return;
      const { token } = request();
      const opened = await push.openChannel(request({ token }));
      expect(await push.standing()).toEqual([expect.objectContaining({ id: opened.id, address: push.address, token })]);
      expect(new Date(opened.expiresAt).toISOString().slice(0, 19)).toBe(opened.expiresAt.slice(0, 19));
      expect(opened.expiresAt).toMatch(/Z$/);
    });

    it('may be two for one calendar, as while one takes over from the other', async () => {
      const push = pushing();
      if (push === null) return;
      const [one, two] = [await push.openChannel(request()), await push.openChannel(request())];
      expect(await ids(push)).toEqual([one.id, two.id].sort());
      await push.closeChannel(given().calendarId, one);
      expect(await ids(push)).toEqual([two.id]);
    });

    it('are renewed without a gap: the old one stands until it is closed, or goes on under its token', async () => {
      const push = pushing();
      if (push === null) return;
      const first = request();
      const opened = await push.openChannel(first);
      const again = request({ seconds: 2 * DAY });
      const renewed = await push.renewChannel(opened, again);
      expect(Date.parse(renewed.expiresAt)).toBeGreaterThanOrEqual(Date.parse(opened.expiresAt));
      expect(await ids(push)).toEqual([...new Set([opened.id, renewed.id])].sort());
      const standing = (await push.standing()).find(({ id }) => id === renewed.id);
      expect(standing?.token).toBe(renewed.id === opened.id ? first.token : again.token);
    });

    it('are opened anew by a renewal when they are gone', async () => {
      const push = pushing();
      if (push === null) return;
      const opened = await push.openChannel(request());
      await push.lose(opened.id);
      const again = request();
      const renewed = await push.renewChannel(opened, again);
      expect(await push.standing()).toEqual([expect.objectContaining({ id: renewed.id, token: again.token })]);
    });

    it('are closed once, and closing what is gone succeeds', async () => {
      const push = pushing();
      if (push === null) return;
      const opened = await push.openChannel(request());
      await push.closeChannel(given().calendarId, opened);
      expect(await ids(push)).toEqual([]);
      await push.closeChannel(given().calendarId, opened);
    });

    it('are not opened for one who has given up', async () => {
      const push = pushing();
      if (push === null) return;
      const signal = AbortSignal.abort(new Error('given up'));
      await expect(push.openChannel(request({ signal }))).rejects.toThrow('given up');
      expect(await ids(push)).toEqual([]);
    });
  });
}
