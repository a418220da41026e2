import { GoogleScene } from '@calmirror/testkit';
import type { ChannelRequest } from '../adapter.js';

const NOW = Date.parse('2026-03-02T10:00:00Z');

describe('push channels at Google', () => {
  let scene: GoogleScene;
  beforeEach(async () => {
    scene = await GoogleScene.start({ server: { now: () => NOW } });
  });
  afterEach(() => scene.stop());

  const request = (differing: Partial<ChannelRequest> = {}): ChannelRequest => ({
    calendarId: scene.calendarId,
    channelId: '0193a000-0000-7000-8000-000000000001',
    address: 'https://127.0.0.1:9/push',
    token: 'a'.repeat(128),
    seconds: 86_400,
    signal: new AbortController().signal,
    ...differing,
  });

  it('last as long as they are wanted, or as Google lets them', async () => {
    const day = await scene.adapter.openChannel?.(request());
    expect(day?.expiresAt).toBe('2026-03-03T10:00:00Z');
    const month = await scene.adapter.openChannel?.(
      request({ channelId: '0193a000-0000-7000-8000-000000000002', seconds: 30 * 86_400 }),
    );
    expect(month?.expiresAt).toBe('2026-03-09T10:00:00Z');
    expect(day?.resourceId).toBe(month?.resourceId);
  });

  it('tell of the calendar’s changes, with the token', async () => {
    await scene.adapter.openChannel?.(request());
    scene.hold('A');
    expect(scene.server.channels.live).toMatchObject([{ token: 'a'.repeat(128), calendar: scene.calendarId }]);
    expect(scene.server.channels.messages.map(({ state }) => state)).toEqual(['sync', 'exists']);
  });

  it('are refused for an address that Google does not call, as a matter of configuration', async () => {
    const open = scene.adapter.openChannel?.(request({ address: 'http://calmirror.test/push' }));
    await expect(open).rejects.toMatchObject({
      kind: 'rejected',
      message: expect.stringContaining('push.webhookUrlNotHttps') as string,
    });
  });

  it('are not opened for a calendar that is gone', async () => {
    scene.calendar.remove();
    await expect(scene.adapter.openChannel?.(request())).rejects.toMatchObject({ kind: 'not-found' });
  });
});
