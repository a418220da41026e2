import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { GoogleCalendar } from './google-calendar.js';

/** Somewhere that messages about a calendar go. */
export interface GoogleChannel {
  readonly id: string;
  readonly resourceId: string;
  readonly resourceUri: string;
  readonly address: string;
  readonly token: string | null;
  readonly calendar: string;
  readonly mailbox: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** A message that was due. */
export interface GoogleMessage {
  readonly channel: string;
  readonly state: 'sync' | 'exists';
  readonly number: number;
  /** What the receiver answered at last; null where it could not be reached, or the message was lost. */
  status: number | null;
  readonly lost: boolean;
}

interface Open extends GoogleChannel {
  messages: number;
  /** Messages of one channel go out one after another. */
  last: Promise<void>;
}

/** A channel that stands, with the number of messages that went through it. */
export type HeldChannel = GoogleChannel & Pick<Open, 'messages'>;

const TRIED_AGAIN = [500, 502, 503, 504];

/** Channels that stand, and what was sent through them. Each change of an event is a message; some can be lost on command. */
export class GoogleChannels {
  readonly messages: GoogleMessage[] = [];
  /** How often a message is tried again when its receiver fails, and how long is waited the first time. */
  retries = 3;
  retryMs = 20;
  private readonly open = new Map<string, Open>();
  private readonly stopping = new AbortController();
  private toLose = 0;

  constructor(private readonly now: () => number) {}

  /** Channels that were neither stopped nor have ended. */
  get live(): readonly GoogleChannel[] {
    return [...this.open.values()].filter(({ expiresAt }) => expiresAt > this.now());
  }

  held(): readonly HeldChannel[] {
    return [...this.open.values()].map((open) => {
      const channel: HeldChannel & { last?: unknown } = { ...open };
      // A promise cannot be written down.
      delete channel.last;
      return channel;
    });
  }

  /** Goes on with the channels of another server. */
  refill(channels: readonly HeldChannel[]): void {
    for (const channel of channels) this.open.set(channel.id, { ...channel, last: Promise.resolve() });
  }

  isOpen(id: string): boolean {
    return this.live.some((channel) => channel.id === id);
  }

  start(channel: GoogleChannel): void {
    const open = { ...channel, messages: 0, last: Promise.resolve() };
    this.open.set(channel.id, open);
    this.send(open, 'sync');
  }

  /** Answers whether there was such a channel of that person. */
  stop(id: string, resourceId: string, mailbox: string): boolean {
    const found = this.live.find((channel) => channel.id === id);
    if (found?.resourceId !== resourceId || found.mailbox !== mailbox) return false;
    return this.open.delete(id);
  }

  /** Tells of a change; whoever may not see the calendar any more hears nothing. */
  changed(calendar: GoogleCalendar): void {
    for (const channel of this.open.values()) {
      const hears = channel.calendar === calendar.id && channel.expiresAt > this.now();
      if (hears && !calendar.deleted && calendar.roleOf(channel.mailbox) !== 'none') this.send(channel, 'exists');
    }
  }

  /** The next so many messages are never sent. */
  lose(messages: number): void {
    this.toLose += messages;
  }

  /** All channels end now, as they do by themselves after a week. */
  expire(): void {
    this.open.clear();
  }

  /** Ends when all that is due was sent. */
  async settled(): Promise<void> {
    await Promise.all([...this.open.values()].map(({ last }) => last));
  }

  end(): void {
    this.stopping.abort();
  }

  private send(channel: Open, state: GoogleMessage['state']): void {
    channel.messages += 1;
    const lost = state === 'exists' && this.toLose > 0;
    const message = { channel: channel.id, state, number: channel.messages, status: null, lost };
    this.messages.push(message);
    if (lost) this.toLose -= 1;
    else channel.last = channel.last.then(() => this.deliver(channel, message));
  }

  private async deliver(channel: GoogleChannel, message: GoogleMessage): Promise<void> {
    for (let tries = 0; tries <= this.retries && !this.stopping.signal.aborted; tries += 1) {
      if (tries > 0) await pause(this.retryMs * 2 ** (tries - 1), undefined, { ref: false });
      message.status = await this.post(channel, message);
      if (message.status !== null && !TRIED_AGAIN.includes(message.status)) return;
    }
  }

  private async post(channel: GoogleChannel, { state, number }: GoogleMessage): Promise<number | null> {
    const headers = {
      'user-agent': 'APIs-Google; (+https://developers.google.com/webmasters/APIs-Google.html)',
      'x-goog-channel-id': channel.id,
      ...(channel.token === null ? {} : { 'x-goog-channel-token': channel.token }),
      'x-goog-channel-expiration': new Date(channel.expiresAt).toUTCString(),
      'x-goog-resource-id': channel.resourceId,
      'x-goog-resource-uri': channel.resourceUri,
      'x-goog-resource-state': state,
      'x-goog-message-number': String(number),
    };
    try {
      const answer = await fetch(channel.address, { method: 'POST', headers, signal: this.stopping.signal });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return null;
    }
  }
}

/** The same for everyone who watches the events of a calendar. */
export const resourceIdOf = (calendar: GoogleCalendar): string =>
  createHash('sha256').update(`events ${calendar.id}`).digest('base64url').slice(0, 27);
