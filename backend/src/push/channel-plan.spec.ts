import fc from 'fast-check';
import { CHANNEL_STATES } from '../database/entities/push-channel.entity.js';
import { type ChannelFacts, type KeptChannel, nextLook, planChannels } from './channel-plan.js';
import { OVERLAP } from './channel-times.js';

const NOW = 1_000_000_000_000;
const DAY = 86_400_000;
const ADDRESS = 'https://calendars.example.test/push/google';

const channel = (id: string, more: Partial<KeptChannel> = {}): KeptChannel => ({
  id,
  channelId: `of ${id}`,
  resourceId: null,
  address: ADDRESS,
  state: 'live',
  renewAt: NOW + 4 * DAY,
  expiresAt: NOW + 6 * DAY,
  replacedAt: null,
  ...more,
});

/** What a plan comes to, by ids. */
const plan = (channels: readonly KeptChannel[], more: Partial<ChannelFacts> = {}): object => {
  const { first, serving, close, forget } = planChannels({
    address: ADDRESS,
    channels,
    renew: false,
    now: NOW,
    ...more,
  });
  const ids = (some: readonly KeptChannel[]): string[] => some.map(({ id }) => id);
  return { first, serving: serving?.id ?? null, close: ids(close), forget: ids(forget) };
};

const NOTHING = { first: false, close: [], forget: [] };

describe('the plan for the channels of a calendar', () => {
  it('opens one where there is none', () => {
    expect(plan([])).toEqual({ ...NOTHING, first: true, serving: null });
  });

  it('leaves one that serves alone', () => {
    expect(plan([channel('a')])).toEqual({ ...NOTHING, serving: 'a' });
    expect(plan([channel('a', { state: 'new' })])).toEqual({ ...NOTHING, serving: 'a' });
  });

  it('renews it when its time has come, or the provider asks for it', () => {
    expect(plan([channel('a', { renewAt: NOW })])).toEqual({ ...NOTHING, first: true, serving: 'a' });
    expect(plan([channel('a')], { renew: true })).toEqual({ ...NOTHING, first: true, serving: 'a' });
  });

  it('closes the one before when its successor is heard, or has had its time', () => {
    const old = (ago: number): KeptChannel => channel('old', { state: 'replaced', replacedAt: NOW - ago });
    const next = channel('next', { state: 'new' });
    expect(plan([old(0), next])).toEqual({ ...NOTHING, serving: 'next' });
    expect(plan([old(OVERLAP), next])).toEqual({ ...NOTHING, serving: 'next', close: ['old'] });
    expect(plan([old(0), channel('next')])).toEqual({ ...NOTHING, serving: 'next', close: ['old'] });
  });

  it('keeps what was replaced while its successor was lost', () => {
    const old = channel('old', { state: 'replaced', replacedAt: NOW - DAY });
    expect(plan([old, channel('next', { state: 'lost' })])).toEqual({
      first: true,
      serving: null,
      close: [],
      forget: ['next'],
    });
  });

  it('opens one at today’s address before it closes that of another', () => {
    const elsewhere = channel('old', { address: 'https://old.example.test/push/google' });
    expect(plan([elsewhere])).toEqual({ ...NOTHING, first: true, serving: null });
    expect(plan([elsewhere, channel('next')])).toEqual({ ...NOTHING, serving: 'next', close: ['old'] });
  });

  it('closes all that stands where none is wanted, and forgets the rest', () => {
    const channels = [channel('a'), channel('b', { state: 'replaced' }), channel('c', { state: 'failed' })];
    expect(plan(channels, { address: null })).toEqual({
      first: false,
      serving: null,
      close: ['a', 'b'],
      forget: ['c'],
    });
  });

  it('forgets what was asked for and never answered, and what has ended; why one failed is kept', () => {
    const gone = [
      channel('asked', { state: 'opening', channelId: null, expiresAt: null }),
      channel('ended', { expiresAt: NOW }),
      channel('failed', { state: 'failed', channelId: null }),
    ];
    expect(plan(gone)).toEqual({ first: true, serving: null, close: [], forget: ['asked', 'ended'] });
  });

  it('never closes the last that stands while one is wanted, and accounts for every row once', () => {
    const times = fc.option(fc.integer({ min: -10, max: 10 }).map((days) => NOW + days * DAY));
    const any = fc.array(
      fc.record({
        id: fc.uuid(),
        channelId: fc.option(fc.uuid()),
        resourceId: fc.constant(null),
        address: fc.constantFrom(ADDRESS, 'https://old.example.test/push/google'),
        state: fc.constantFrom(...CHANNEL_STATES),
        renewAt: times,
        expiresAt: times,
        replacedAt: times,
      }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(any, fc.boolean(), fc.option(fc.constant(ADDRESS)), (channels, renew, address) => {
        const { first, serving, close, forget } = planChannels({ address, channels, renew, now: NOW });
        expect(close.some((one) => forget.includes(one))).toBe(false);
        expect(serving === null || (!close.includes(serving) && !forget.includes(serving))).toBe(true);
        if (address === null)
          expect([first, serving, close.length + forget.length]).toEqual([false, null, channels.length]);
        else if (serving === null) expect([first, close]).toEqual([true, []]);
      }),
    );
  });
});

describe('the next look at the channels of a calendar', () => {
  it('is never where there are none', () => {
    expect(nextLook([channel('a', { state: 'failed' })])).toBeNull();
  });

  it('is when one is to be renewed, or has stood beside its successor for long enough', () => {
    expect(nextLook([channel('a')])).toBe(NOW + 4 * DAY);
    expect(nextLook([channel('a', { state: 'replaced', replacedAt: NOW }), channel('b')])).toBe(NOW + OVERLAP);
  });
});
