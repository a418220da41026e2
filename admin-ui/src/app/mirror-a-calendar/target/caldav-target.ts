import { Component, computed, inject, linkedSignal } from '@angular/core';
import { form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TEXTS } from '../../../texts/texts';
import { Account } from '../account/account';
import { AccountForm } from '../account/account-form';
import { ConnectorList } from '../account/connector-list';
import { KnownConnectors } from '../account/known-connectors';
import { CalendarList, type Refuses } from '../calendar/calendar-list';
import { action } from '../../ui/action/action';
import { TextField } from '../../ui/form/text-field';
import { Skeleton } from '../../ui/loading/skeleton';
import { ProblemPanel } from '../../ui/problem/problem-panel';
import { ANOTHER } from '../another';
import { NewPair } from '../new-pair';
import { unfit } from './target-choice';

const LONGEST_NAME = 200;

/** A calendar of a CalDAV account: of one that is connected, or of another that is connected here. */
@Component({
  selector: 'app-caldav-target',
  imports: [AccountForm, CalendarList, ConnectorList, MatButton, ProblemPanel, Skeleton, TextField],
  templateUrl: './caldav-target.html',
  styleUrl: '../step.scss',
  providers: [{ provide: Account, useFactory: () => inject(NewPair).target.account }],
})
export class CaldavTarget {
  private readonly pair = inject(NewPair);
  private readonly known = inject(KnownConnectors);
  protected readonly target = this.pair.target;
  protected readonly texts = inject(TEXTS).mirrorACalendar.target.caldav;
  protected readonly another = ANOTHER;

  /** Those that are connected already, and those that this visit has connected. */
  protected readonly connectors = computed(() => {
    const here = [this.pair.account.connector(), this.target.connector()];
    const all = [...(this.known.all()?.targets ?? []), ...here.flatMap((one) => (one?.kind === 'caldav' ? [one] : []))];
    return [...new Map(all.map((connector) => [connector.id, connector])).values()];
  });
  protected readonly chosenId = linkedSignal<string | null>(
    () => this.target.connector()?.id ?? (this.connectors().length === 0 ? ANOTHER : null),
  );

  protected readonly name = form(this.target.newName, (path) => {
    required(path, { message: this.texts.needName });
    maxLength(path, LONGEST_NAME, { message: this.texts.tooLong(LONGEST_NAME) });
  });
  protected readonly refuses = computed<Refuses>(() => {
    const [connector, calendar] = [this.pair.account.connector(), this.pair.source.calendar()];
    const source = connector && calendar && { connectorId: connector.id, externalId: calendar.externalId };
    return (found) => {
      const reason = unfit(found, this.target.connector()?.id ?? '', source);
      return reason && this.texts.unfit[reason];
    };
  });

  protected readonly finding = action(async (id: string | null) => {
    const connector = this.connectors().find((one) => one.id === id) ?? this.target.account.connector();
    if (connector) await this.target.discover(connector);
  });

  protected choose(id: string | null): void {
    this.chosenId.set(id);
    if (id !== null && id !== ANOTHER) void this.finding.run(id);
  }
}
