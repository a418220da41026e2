import type { NamedZones } from '../icalendar/write-zone.js';

/** Where the calendars that Calmirror publishes itself are kept. */
export interface PublishedStore {
  calendars(): Promise<readonly PublishedCalendar[]>;

  createCalendar(name: string): Promise<PublishedCalendar>;

  /**
   * Writes mirrors, new or not, all or none.
   * @throws ProviderError `not-found` where there is no such calendar, `temporary` where the store cannot be reached
   */
  upsert(calendarId: string, mirrors: readonly PublishedMirror[]): Promise<void>;

  /**
   * Takes mirrors away, all or none; what is not there is passed over.
   * @throws ProviderError as `upsert`
   */
  delete(calendarId: string, mirrorIds: readonly string[]): Promise<void>;

  /**
   * All mirrors of a calendar, whole or not at all.
   * @throws ProviderError as `upsert`
   */
  standing(calendarId: string): Promise<readonly PublishedMirror[]>;
}

export interface PublishedCalendar {
  readonly id: string;
  readonly name: string;
  /** `#rrggbb` or a CSS3 name. */
  readonly color: string | null;
}

/** One mirror as it is kept: plain data that survives JSON, to be sealed by the store. */
export interface PublishedMirror {
  readonly mirrorId: string;
  /** Of the mirror as it was written. */
  readonly fingerprint: string;
  /** iCalendar text of its VEVENTs, marker included: an event or series, and its overrides. */
  readonly components: string;
  /** Zones that the text names, to be defined once in the feed. */
  readonly zones: NamedZones;
}
