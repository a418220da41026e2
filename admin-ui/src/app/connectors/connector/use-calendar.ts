import { Component, computed, inject, input, type OnInit, output, signal } from '@angular/core';
import { form, FormRoot, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { ConnectorAnswer, DiscoveredCalendarAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../../texts/texts';
import { CalendarsApi } from '../../data/calendars-api';
import { ConnectorsApi } from '../../data/connectors-api';
import { action } from '../../ui/action/action';
import { TextField } from '../../ui/form/text-field';
import { Skeleton } from '../../ui/loading/skeleton';
import { Notice } from '../../ui/notice/notice';
import { ProblemPanel } from '../../ui/problem/problem-panel';
import { FoundCalendars } from './found-calendars';

/** Takes another calendar of an account into use, or makes a new one where the provider lets us. */
@Component({
  selector: 'app-use-calendar',
  imports: [FormRoot, FoundCalendars, MatButton, ProblemPanel, Skeleton, TextField],
  templateUrl: './use-calendar.html',
  styleUrl: './use-calendar.scss',
})
export class UseCalendar implements OnInit {
  private readonly connectors = inject(ConnectorsApi);
  private readonly calendars = inject(CalendarsApi);
  private readonly notice = inject(Notice);
  protected readonly texts = inject(TEXTS).connectors.calendars;
  readonly connector = input.required<ConnectorAnswer>();
  readonly taken = output();
  protected readonly organisation = computed(() => this.connector().settings['access'] === 'organisation');

  private readonly found = signal<readonly DiscoveredCalendarAnswer[] | null>(null);
  /** Those in use are in the list below already. */
  protected readonly free = computed(() => this.found()?.filter(({ calendarId }) => calendarId === null) ?? null);
  protected readonly looking = action(async () => {
    this.found.set((await this.connectors.discover(this.connector().id)).items);
  });
  /** One person's, whom the list of all may lack. */
  protected readonly lookingInto = action(async (mailbox: string) => {
    const { items } = await this.connectors.discover(this.connector().id, mailbox);
    const found = new Set(items.map(({ externalId }) => externalId));
    this.found.update((all) => [...(all ?? []).filter(({ externalId }) => !found.has(externalId)), ...items]);
  });
  protected readonly taking = action(async ({ externalId, name }: DiscoveredCalendarAnswer) => {
    const { id } = await this.calendars.create({ connectorId: this.connector().id, externalId });
    this.found.update(
      (all) => all?.map((one) => (one.externalId === externalId ? { ...one, calendarId: id } : one)) ?? null,
    );
    this.told(name);
  });

  private readonly entered = signal({ name: '' });
  protected readonly form = form(this.entered, (path) => required(path.name, { message: this.texts.needName }), {
    submission: { action: async () => void (await this.making.run()) },
  });
  protected readonly making = action(async () => {
    const { name } = await this.calendars.create({
      connectorId: this.connector().id,
      name: this.entered().name.trim(),
    });
    this.form().reset({ name: '' });
    this.told(name);
  });

  ngOnInit(): void {
    // What Calmirror publishes was all made here, and so is in use already.
    if (this.connector().capabilities.readable) void this.looking.run();
  }

  private told(name: string): void {
    this.notice.say(this.texts.used(name));
    this.taken.emit();
  }
}
