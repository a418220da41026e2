import { type Signal, signal } from '@angular/core';
import type { Changes } from '../src/app/live/changes';

/** Stands for what tells of changes on the server: a test tells them by hand, and everybody who watches hears at once. */
export class ToldChanges implements Pick<Changes, 'connected' | 'watch'> {
  readonly connected: Signal<boolean> = signal(true);
  private readonly watchers = new Map<() => void, readonly string[]>();

  watch(topics: readonly string[], told: () => void): () => void {
    const watcher = (): void => told();
    this.watchers.set(watcher, topics);
    return () => this.watchers.delete(watcher);
  }

  tell(topic: string): void {
    for (const [told, topics] of [...this.watchers]) if (topics.includes(topic)) told();
  }
}
