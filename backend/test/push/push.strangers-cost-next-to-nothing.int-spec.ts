import type { FakeMessage } from '@calmirror/testkit';
import { sendAsGoogle, sendAsGraph } from './harness/provider-mail.js';
import { PushHouse, type WatchedPair } from './harness/push-house.js';
import { type StandingChannel, standingChannel, statements, strangeToken } from './harness/standing-channel.js';

const STRANGERS = 4_000;
const FLOOD = 1_500;
const AT_ONCE = 500;

describe('messages that nobody asked for', () => {
  let house: PushHouse;
  let pair: WatchedPair;
  let channel: StandingChannel;

  beforeAll(async () => {
    house = await PushHouse.start({ mode: 'web' });
    pair = await house.pair();
    channel = await standingChannel(house.running.db, pair.source.id);
  });
  afterAll(() => house.stop());

  /** Past the network, which would only slow it down. */
  const inject = async (id: string, token: string, number: number): Promise<number> => {
    const headers = {
      'x-goog-channel-id': id,
      'x-goog-channel-token': token,
      'x-goog-resource-state': 'exists',
      'x-goog-message-number': String(number),
    };
    return (await house.running.app.inject({ method: 'POST', url: '/push/google', headers })).statusCode;
  };
  const flood = async (one: (n: number) => Promise<number>, messages = FLOOD): Promise<Map<number, number>> => {
    const answers = new Map<number, number>();
    for (let sent = 0; sent < messages; sent += AT_ONCE) {
      const some = await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => one(sent + index)));
      for (const status of some) answers.set(status, (answers.get(status) ?? 0) + 1);
    }
    return answers;
  };

  it('of 4,000 different channels are looked up together, and not again', async () => {
    const strangers = Array.from({ length: STRANGERS }, strangeToken);
    const knock = async (n: number): Promise<number> => inject(strangers[n]?.id ?? '', strangers[n]?.token ?? '', 1);
    const first = await statements(async () =>
      expect(await flood(knock, STRANGERS)).toEqual(new Map([[404, STRANGERS]])),
    );
    expect(first.length).toBeLessThanOrEqual(STRANGERS / AT_ONCE);
    expect(first.filter((statement) => !statement.includes('FROM push_channels p'))).toEqual([]);
    expect(await statements(() => flood(knock, STRANGERS))).toEqual([]);
  });

  it('of one channel that is not there cost one look-up', async () => {
    const { id, token } = strangeToken();
    expect(await statements(() => flood((n) => inject(id, token, n)))).toHaveLength(1);
  });

  it('whose tokens cannot be ours cost none', async () => {
    expect(await statements(() => flood((n) => inject(channel.id, `guess-${n}`, n)))).toEqual([]);
  });

  it('with the right channel and a wrong token cost one look-up, and move nothing', async () => {
    const wrong = (n: number): string => `${channel.token.slice(0, 56)}${String(n).padStart(8, '0')}`;
    const sent = await statements(async () =>
      expect(await flood((n) => inject(channel.id, wrong(n), n + 1))).toEqual(new Map([[404, FLOOD]])),
    );
    expect(sent.length).toBeLessThanOrEqual(1);
    expect(await house.jobs(pair, 'pull')).toEqual([]);
    expect(await house.metric('calmirror_push_messages_total{provider="google",outcome="refused"}')).toBe(FLOOD);
  });

  it('with the token of another channel are refused, and those of another provider', async () => {
    const other = await standingChannel(house.running.db, (await house.pair()).source.id);
    const mixed = { channel: { ...channel, token: other.token }, state: 'exists', number: 7 } as unknown as FakeMessage;
    expect((await sendAsGoogle(house.client, mixed)).status).toBe(404);
    const notice = { subscriptionId: channel.id, clientState: channel.token, changeType: 'updated' };
    expect((await sendAsGraph(house.client, [notice])).status).toBe(202);
    expect(await house.jobs(pair, 'pull')).toEqual([]);
    expect(await house.metric('calmirror_push_messages_total{provider="microsoft",outcome="refused"}')).toBe(1);
  });

  it('of a channel whose calendar nobody reads any more move nothing', async () => {
    const idle = await house.pair();
    const late = await standingChannel(house.running.db, idle.source.id);
    await house.running.db.query('UPDATE pairs SET enabled = false WHERE id = $1', [idle.pairId]);
    expect(await inject(late.id, late.token, 2)).toBe(204);
    expect(await house.jobs(idle, 'pull')).toEqual([]);
    expect(await house.metric('calmirror_push_messages_total{provider="google",outcome="unwanted"}')).toBe(1);
  });
});
