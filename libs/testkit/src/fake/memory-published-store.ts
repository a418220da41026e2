import type { PublishedCalendar, PublishedMirror, PublishedStore } from '@calmirror/connectors';
import { ProviderError } from '@calmirror/core';

/** Published calendars in memory, with the set of calls that wrote to them. */
export class MemoryPublishedStore implements PublishedStore {
  /** Sizes of the writes so far. */
  readonly writes: number[] = [];
  private readonly contents = new Map<string, Map<string, PublishedMirror>>();
  private readonly known: PublishedCalendar[] = [];

  calendars(): Promise<readonly PublishedCalendar[]> {
    return Promise.resolve([...this.known]);
  }

  createCalendar(name: string): Promise<PublishedCalendar> {
    const calendar = { id: `published-${this.known.length + 1}`, name, color: null };
    this.known.push(calendar);
    this.contents.set(calendar.id, new Map());
    return Promise.resolve(calendar);
  }

  async upsert(calendarId: string, mirrors: readonly PublishedMirror[]): Promise<void> {
    const contents = await this.contentsOf(calendarId);
    this.writes.push(mirrors.length);
    for (const mirror of mirrors) contents.set(mirror.mirrorId, JSON.parse(JSON.stringify(mirror)) as PublishedMirror);
  }

  async delete(calendarId: string, mirrorIds: readonly string[]): Promise<void> {
    const contents = await this.contentsOf(calendarId);
    this.writes.push(mirrorIds.length);
    for (const id of mirrorIds) contents.delete(id);
  }

  async standing(calendarId: string): Promise<readonly PublishedMirror[]> {
    return [...(await this.contentsOf(calendarId)).values()];
  }

  /** What stands in a calendar, oldest first. */
  mirrors(calendarId: string): readonly PublishedMirror[] {
    return [...(this.contents.get(calendarId)?.values() ?? [])];
  }

  private contentsOf(calendarId: string): Promise<Map<string, PublishedMirror>> {
    const contents = this.contents.get(calendarId);
    return contents
      ? Promise.resolve(contents)
      : Promise.reject(new ProviderError('not-found', 'not-found', 'There is no such published calendar.'));
  }
}
