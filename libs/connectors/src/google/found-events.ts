import type { FetchResult, SourceEvent, WithheldEvent } from '../adapter.js';
import { EventFault } from '../icalendar/event-fault.js';
import type { GoogleEvent } from './google-event.js';
import type { CalendarDefaults } from './read-details.js';
import { eventFrom, type GoogleSeries, seriesFrom } from './read-event.js';
import { revisionOf, seriesRevision, type Sight } from './source-revision.js';

/** Gathers what a reading finds, each event or series by itself: one that cannot be read stops no other. */
export class FoundEvents {
  readonly present: string[] = [];
  private readonly events: SourceEvent[] = [];
  private readonly withheld: WithheldEvent[] = [];

  /** @param known revisions of the last snapshot: what stands in its known revision is present, and no news */
  constructor(
    private readonly defaults: CalendarDefaults,
    private readonly known: ReadonlyMap<string, string>,
    private readonly sight: Sight,
  ) {}

  /** A single event, or an instance whose series the calendar does not show. */
  addEvent(item: GoogleEvent): void {
    const revision = revisionOf(item, this.sight);
    this.add(item.id ?? '', revision, () => ({ event: eventFrom(item, this.defaults), revision }));
  }

  addSeries(series: GoogleSeries): void {
    const revision = seriesRevision(series, this.sight);
    this.add(series.master.id ?? '', revision, () => ({ event: seriesFrom(series, this.defaults), revision }));
  }

  get news(): Pick<FetchResult, 'events' | 'withheld'> {
    return { events: this.events, withheld: this.withheld };
  }

  get hasNews(): boolean {
    return this.events.length + this.withheld.length > 0;
  }

  private add(id: string, revision: string, read: () => SourceEvent): void {
    this.present.push(id);
    if (this.known.get(id) === revision) return;
    try {
      this.events.push(read());
    } catch (error) {
      if (!(error instanceof EventFault)) throw error;
      this.withheld.push({ id, revision, problem: error.problem });
    }
  }
}
