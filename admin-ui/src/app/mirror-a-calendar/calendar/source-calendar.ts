import { computed, inject, type Signal, signal } from '@angular/core';
import type { CalendarAnswer, CalendarSample, ConnectorAnswer, DiscoveredCalendarAnswer } from '@calmirror/contracts';
import { CalendarsApi } from '../../data/calendars-api';
import { ConnectorsApi } from '../../data/connectors-api';
import { type Problem, toProblem } from '../../ui/problem/problem';
import { EventSample } from './event-sample';

/** A discovered calendar that was looked at: it is in use for that, and read. */
export interface LookedAt {
  readonly calendarId: string;
  /** Taken into use for the look, and so to be let go again unless it is chosen. */
  readonly taken: boolean;
  /** Null while it is being read. */
  readonly sample: CalendarSample | null;
  readonly problem: Problem | null;
}

/** Which calendar of the account is mirrored. Several can be looked at, and one is chosen. To be made where `inject` may be. */
export class SourceCalendar {
  private readonly connectors = inject(ConnectorsApi);
  private readonly calendars = inject(CalendarsApi);
  private readonly samples = inject(EventSample);
  private readonly connectorId = signal<string | null>(null);
  private readonly listed = signal<readonly DiscoveredCalendarAnswer[] | null>(null);
  private readonly looks = signal<ReadonlyMap<string, LookedAt>>(new Map());
  /** Under way, so that whoever goes on at once does not take the same calendar twice. */
  private looking: Promise<void> = Promise.resolve();

  /** Null before they are discovered. */
  readonly found: Signal<readonly DiscoveredCalendarAnswer[] | null> = this.listed;
  /** External id. */
  readonly chosen = signal<string | null>(null);
  readonly calendar = computed(() => this.found()?.find(({ externalId }) => externalId === this.chosen()) ?? null);
  readonly lookedAt = computed(() => this.looks().get(this.chosen() ?? '') ?? null);
  readonly taken = computed(() => [...this.looks().values()].filter(({ taken }) => taken));

  /** Asks the account for its calendars; of an only one it is clear which is meant. */
  async discover({ id }: ConnectorAnswer): Promise<void> {
    if (this.connectorId() !== id) await this.letGo();
    this.connectorId.set(id);
    const { items } = await this.connectors.discover(id);
    this.listed.set(items);
    const readable = items.filter((calendar) => calendar.readable);
    if (!readable.some(({ externalId }) => externalId === this.chosen())) {
      this.chosen.set(readable.length === 1 ? (readable[0]?.externalId ?? null) : null);
    }
  }

  /** Takes the chosen calendar into use, unless it is, and has it read; the reading goes on behind. */
  look(): Promise<void> {
    this.looking = this.looking.catch(() => undefined).then(() => this.lookOnce());
    return this.looking;
  }

  private async lookOnce(): Promise<void> {
    const [found, connectorId] = [this.calendar(), this.connectorId()];
    if (!found || !connectorId || this.lookedAt()?.problem === null) return;
    const { externalId } = found;
    const before = this.lookedAt();
    const calendarId = before?.calendarId ?? found.calendarId ?? (await this.take(connectorId, externalId)).id;
    const taken = before?.taken ?? found.calendarId === null;
    const seen = (sample: CalendarSample | null, problem: Problem | null): void =>
      this.looks.update((looks) => new Map(looks).set(externalId, { calendarId, taken, sample, problem }));
    seen(null, null);
    void this.samples.read(calendarId).then(
      (sample) => seen(sample, null),
      (error: unknown) => seen(null, toProblem(error)),
    );
  }

  /** Lets go what was looked at and is not `kept`; what cannot be let go stays, in use and unused. */
  async letGo(kept: string | null = null): Promise<void> {
    const others = [...this.looks()].filter(([externalId]) => externalId !== kept);
    this.looks.update((looks) => new Map([...looks].filter(([externalId]) => externalId === kept)));
    await Promise.allSettled(
      others.flatMap(([, { calendarId, taken }]) => (taken ? [this.calendars.remove(calendarId)] : [])),
    );
  }

  private take(connectorId: string, externalId: string): Promise<CalendarAnswer> {
    return this.calendars.create({ connectorId, externalId });
  }
}
