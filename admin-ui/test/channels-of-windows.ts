const open = new Map<string, Set<Channel>>();

/** As much of a `BroadcastChannel` as is used: all others of its name hear what one posts, a moment later. */
class Channel {
  onmessage: ((event: MessageEvent<unknown>) => void) | null = null;
  private readonly others: Set<Channel>;

  constructor(name: string) {
    this.others = open.get(name) ?? new Set();
    open.set(name, this.others.add(this));
  }

  postMessage(data: unknown): void {
    const hearing = [...this.others].filter((channel) => channel !== this);
    setTimeout(() => hearing.forEach((channel) => channel.onmessage?.(new MessageEvent('message', { data }))));
  }

  close(): void {
    this.others.delete(this);
  }
}

/** What windows of one origin tell each other by: jsdom has none. */
export function channelsOfWindows(): void {
  Object.assign(globalThis, { BroadcastChannel: Channel });
}
