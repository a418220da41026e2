import { HttpClient } from '@angular/common/http';
import { computed, inject, type Signal, signal } from '@angular/core';
import type { CalendarAnswer, ConnectorAnswer, DiscoveredCalendarAnswer, Listing } from '@calmirror/contracts';
import { firstValueFrom } from 'rxjs';
import { TEXTS } from '../../../texts/texts';
import { CalendarsApi } from '../../data/calendars-api';
import { ConnectorsApi } from '../../data/connectors-api';
import { Account } from '../account/account';
import { ANOTHER } from '../another';
import { suggested } from '../suggested';
import { sameTarget, type Settled, type TargetChoice } from './target-choice';
import type { TargetKind } from './target-kind';

/** Where the mirrors are to stand. Nothing is made there before the pair is. To be made where `inject` may be. */
export class Target {
  private readonly http = inject(HttpClient);
  private readonly connectors = inject(ConnectorsApi);
  private readonly calendars = inject(CalendarsApi);
  private readonly texts = inject(TEXTS).mirrorACalendar.target;
  private readonly settled = signal<Settled | null>(null);

  readonly kind = signal<TargetKind>('published');
  readonly publishedName = suggested(() => this.suggestedName());
  /** An account that is added on the way. */
  readonly account = new Account();
  readonly connector = signal<ConnectorAnswer | null>(null);
  readonly found = signal<readonly DiscoveredCalendarAnswer[] | null>(null);
  /** External id, or `ANOTHER` for a new one. */
  readonly chosen = signal<string | null>(null);
  readonly newName = suggested(() => this.suggestedName());

  /** Null until it is clear. */
  readonly choice = computed(() => (this.kind() === 'published' ? this.published() : this.inAccount()));
  readonly made: Signal<Settled | null> = this.settled;

  constructor(private readonly sourceName: Signal<string>) {}

  async discover(connector: ConnectorAnswer): Promise<void> {
    if (this.connector()?.id !== connector.id) {
      this.chosen.set(null);
      this.found.set(null);
    }
    this.connector.set(connector);
    this.found.set((await this.connectors.discover(connector.id)).items);
  }

  private suggestedName(): string {
    const source = this.sourceName();
    return source === '' ? '' : this.texts.published.suggestion(source);
  }

  /** The calendar that was chosen, made or taken into use if need be; once, however often it is tried. */
  async settle(choice: TargetChoice): Promise<CalendarAnswer> {
    const before = this.settled();
    if (before && sameTarget(before.choice, choice)) return before.calendar;
    await this.letGo();
    const calendar = await this.calendarOf(choice);
    this.settled.set({ choice, calendar, made: !('calendar' in choice && choice.calendar.calendarId !== null) });
    return calendar;
  }

  /** What was made for a pair that has not come about. */
  async letGo(): Promise<void> {
    const before = this.settled();
    this.settled.set(null);
    if (before?.made) await Promise.allSettled([this.calendars.remove(before.calendar.id)]);
  }

  private async calendarOf(choice: TargetChoice): Promise<CalendarAnswer> {
    if (choice.kind === 'published') {
      return this.calendars.create({ connectorId: await this.publishing(), name: choice.name.trim() });
    }
    const connectorId = choice.connector.id;
    if ('name' in choice) return this.calendars.create({ connectorId, name: choice.name.trim() });
    const { calendarId, externalId } = choice.calendar;
    if (calendarId === null) return this.calendars.create({ connectorId, externalId });
    return firstValueFrom(this.http.get<CalendarAnswer>(`/api/calendars/${calendarId}`));
  }

  /** The connector that publishes; there need be no more than one, and it has nothing to set. */
  private async publishing(): Promise<string> {
    const list = await firstValueFrom(
      this.http.get<Listing<ConnectorAnswer>>('/api/connectors', { params: { kind: 'published', sort: 'createdAt' } }),
    );
    const first = list.items[0];
    if (first) return first.id;
    const { id } = await this.connectors.create({ kind: 'published', name: this.texts.publisher, settings: {} });
    await this.connectors.validate(id);
    return id;
  }

  private published(): TargetChoice | null {
    const name = this.publishedName();
    return name.trim() === '' ? null : { kind: 'published', name };
  }

  private inAccount(): TargetChoice | null {
    const [connector, name] = [this.connector(), this.newName()];
    if (!connector) return null;
    if (this.chosen() === ANOTHER) return name.trim() === '' ? null : { kind: 'account', connector, name };
    const calendar = this.found()?.find(({ externalId }) => externalId === this.chosen());
    return calendar ? { kind: 'account', connector, calendar } : null;
  }
}
