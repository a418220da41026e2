import { eventually } from '../harness/eventually.js';
import { ListeningHouse, type ListenedPair } from './harness/listening-house.js';

describe('a calendar whose provider tells whoever stays connected', () => {
  let house: ListeningHouse;
  let pair: ListenedPair;

  beforeAll(async () => {
    house = await ListeningHouse.start();
    pair = await house.listened();
  });
  afterAll(() => house.stop());

  const words = (outcome: string): Promise<number> =>
    house.metric(`calmirror_push_messages_total{provider="imap",outcome="${outcome}"}`);

  it('is listened to over one connection, which needs no public address, and says so', async () => {
    expect(pair.account.provider.listeners.standing()).toEqual([pair.source.id]);
    const push = { state: 'on', reason: null, message: null, until: null, lastMessageAt: null };
    expect(await house.push(pair)).toEqual(push);
    expect(await house.metric('calmirror_listeners{state="ready"}')).toBe(1);
  });

  it('was read once when it was heard, for what came before', () => {
    expect(pair.asked.map(({ kind }) => kind)).toEqual(['listen', 'read']);
  });

  it('is mirrored within three seconds of the word of a change, which the histogram of the lane measures', async () => {
    house.change(pair, 'told');
    await eventually(() => expect(pair.target.held.all()).toHaveLength(1), 3_000);
    await house.quiet();
    expect(await house.finds(pair)).toMatchObject([{ status: 'succeeded', counts: { read: 1 } }]);
    expect(await house.metric('calmirror_change_to_mirror_seconds_count{lane="push"}')).toBe(1);
    // On a slow machine the read of what came before may still be taking in what is told.
    const [queued, folded] = await Promise.all(['queued', 'folded'].map(words));
    expect((queued ?? 0) + (folded ?? 0)).toBe(1);
  });

  it('tells when it last heard something', async () => {
    await eventually(async () => expect((await house.push(pair)).lastMessageAt).not.toBeNull());
  });

  it('is read by the clock more rarely: twelve times its interval', async () => {
    const { db } = house.running;
    await db.query('UPDATE pairs SET interval_seconds = 60 WHERE id = $1', [pair.pairId]);
    await db.query('UPDATE calendars SET next_pull_at = now() WHERE id = $1', [pair.source.id]);
    await eventually(async () => {
      const [row] = await db.query<{ seconds: number }[]>(
        'SELECT extract(epoch FROM next_pull_at - now())::float8 AS seconds FROM calendars WHERE id = $1',
        [pair.source.id],
      );
      expect(row?.seconds).toBeGreaterThan(12 * 60 - 30);
    });
  });
});
