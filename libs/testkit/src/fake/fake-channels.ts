import type { ChannelRequest, PushChannel } from '@calmirror/connectors';

/** A push channel at the fake provider. */
export interface FakeChannel extends PushChannel {
  readonly calendarId: string;
  readonly address: string;
  readonly token: string;
}

/** What the fake provider would send to a channel's address: `sync` when it was opened, `exists` for each change. */
export interface FakeMessage {
  readonly channel: FakeChannel;
  readonly state: 'sync' | 'exists';
  /** Counts the messages of the channel from 1 on. */
  readonly number: number;
}

/** The fake provider's channels. It sends nothing by itself: whoever plays the network listens. */
export class FakeChannels {
  private readonly channels = new Map<string, { channel: FakeChannel; messages: number }>();
  private listener: (message: FakeMessage) => void = () => undefined;

  constructor(private readonly now: () => number) {}

  standing(): readonly FakeChannel[] {
    return Array.from(this.channels.values(), ({ channel }) => channel);
  }

  /** One listener at a time. */
  heardBy(listener: (message: FakeMessage) => void): void {
    this.listener = listener;
  }

  open({ calendarId, channelId, address, token, seconds }: ChannelRequest): FakeChannel {
    const channel = {
      id: channelId,
      resourceId: `resource of ${calendarId}`,
      expiresAt: this.endIn(seconds),
      calendarId,
      address,
      token,
    };
    this.channels.set(channelId, { channel, messages: 0 });
    this.tell(channelId, 'sync');
    return channel;
  }

  /** The same channel for longer; null where it is gone. */
  prolong(id: string, seconds: number): FakeChannel | null {
    const standing = this.channels.get(id);
    if (!standing) return null;
    standing.channel = { ...standing.channel, expiresAt: this.endIn(seconds) };
    return standing.channel;
  }

  close(id: string): void {
    this.channels.delete(id);
  }

  /** Something in the calendar has changed. */
  changed(calendarId: string): void {
    for (const { channel } of [...this.channels.values()])
      if (channel.calendarId === calendarId) this.tell(channel.id, 'exists');
  }

  private tell(id: string, state: FakeMessage['state']): void {
    const standing = this.channels.get(id);
    if (!standing || Date.parse(standing.channel.expiresAt) <= this.now()) return;
    standing.messages += 1;
    this.listener({ channel: standing.channel, state, number: standing.messages });
  }

  private endIn(seconds: number): string {
    return new Date(this.now() + seconds * 1000).toISOString();
  }
}
