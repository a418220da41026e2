import type { ChannelState } from '../database/entities/push-channel.entity.js';
import { OVERLAP } from './channel-times.js';

/** A channel as it is kept. Times in milliseconds. */
export interface KeptChannel {
  readonly id: string;
  /** The provider's id; null where it has not answered, or refused. */
  readonly channelId: string | null;
  readonly resourceId: string | null;
  readonly address: string;
  readonly state: ChannelState;
  readonly renewAt: number | null;
  readonly expiresAt: number | null;
  readonly replacedAt: number | null;
}

export interface ChannelFacts {
  /** Where messages are to be sent; null where push is not wanted: no reader, no public address, a connector that is off. */
  readonly address: string | null;
  /** In the order in which they were made. */
  readonly channels: readonly KeptChannel[];
  /** The provider asked for a renewal. */
  readonly renew: boolean;
  readonly now: number;
}

export interface ChannelPlan {
  /** A channel is to be asked for first, in the place of the one that serves, if one does. */
  readonly first: boolean;
  /** The channel that serves before the plan is carried out. */
  readonly serving: KeptChannel | null;
  /** Channels that are to be closed at the provider. */
  readonly close: readonly KeptChannel[];
  /** Rows about nothing that still stands. */
  readonly forget: readonly KeptChannel[];
}

/**
 * What is to be done about a calendar's channels. What is replaced stands until its successor is heard or has had its time,
 * and none is closed before another one serves.
 */
export function planChannels({ address, channels, renew, now }: ChannelFacts): ChannelPlan {
  const standing = channels.filter((channel) => stands(channel, now));
  const serving =
    address === null
      ? undefined
      : standing.findLast((channel) => channel.state !== 'replaced' && channel.address === address);
  const close = address === null ? standing : standing.filter((channel) => isSpare(channel, serving, now));
  // Why nothing could be opened is kept until something is, or nothing is wanted any more.
  const forget = channels.filter(
    (channel) => !standing.includes(channel) && (address === null || channel.state !== 'failed'),
  );
  const first = address !== null && (serving === undefined || renew || (serving.renewAt ?? 0) <= now);
  return { first, serving: serving ?? null, close, forget };
}

function stands({ channelId, state, expiresAt }: KeptChannel, now: number): boolean {
  return channelId !== null && state !== 'lost' && state !== 'failed' && (expiresAt ?? 0) > now;
}

function isSpare(channel: KeptChannel, serving: KeptChannel | undefined, now: number): boolean {
  if (serving === undefined || channel === serving) return false;
  return serving.state === 'live' || (channel.replacedAt ?? 0) + OVERLAP <= now;
}

/** When to look after the channels next, by what they have become; null where there is nothing to look after. */
export function nextLook(channels: readonly KeptChannel[]): number | null {
  const times = channels.flatMap(({ state, renewAt, replacedAt }) =>
    state === 'replaced' ? [(replacedAt ?? 0) + OVERLAP] : state === 'new' || state === 'live' ? [renewAt ?? 0] : [],
  );
  return times.length === 0 ? null : Math.min(...times);
}
