import type { OpenStream, StreamEvents } from '../src/app/live/change-stream';

/** Stands for the stream of changes: a test opens, tells and loses it by hand. */
export class ToldStream {
  /** The addresses of the streams that are open or opening, oldest first. */
  readonly paths: string[] = [];
  private readonly events: StreamEvents[] = [];

  readonly open: OpenStream = (path, events) => {
    this.paths.push(path);
    this.events.push(events);
    return () => this.remove(events);
  };

  opened(): void {
    this.events.at(-1)?.opened();
  }

  tell(...topics: string[]): void {
    for (const { changed } of [...this.events]) changed(topics);
  }

  lose(): void {
    const events = this.events.at(-1);
    if (!events) return;
    this.remove(events);
    events.lost();
  }

  private remove(events: StreamEvents): void {
    const index = this.events.indexOf(events);
    if (index < 0) return;
    this.events.splice(index, 1);
    this.paths.splice(index, 1);
  }
}
