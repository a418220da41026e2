import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TEXTS } from '../../../texts/texts';
import { Account } from '../account/account';
import { AccountForm } from '../account/account-form';
import { ConnectorList } from '../account/connector-list';
import { ACCOUNT_KINDS, type AccountKind, SOURCE_KINDS } from '../account/source-kinds';
import { KnownConnectors } from '../account/known-connectors';
import { RegisterFirst } from '../account/register-first';
import { CalendarList } from '../calendar/calendar-list';
import type { Refuses } from '../calendar/refuses';
import { action } from '../../ui/action/action';
import { RadioCards } from '../../ui/form/radio-cards';
import { TextField } from '../../ui/form/text-field';
import { Skeleton } from '../../ui/loading/skeleton';
import { ProblemPanel } from '../../ui/problem/problem-panel';
import { ANOTHER } from '../another';
import { NewPair } from '../new-pair';
import { unfit } from './target-choice';

const LONGEST_NAME = 200;

/** A calendar of an account: of one that is connected, or of another that is connected here. */
@Component({
  selector: 'app-account-target',
  imports: [
    AccountForm,
    CalendarList,
    ConnectorList,
    MatButton,
    ProblemPanel,
    RadioCards,
    RegisterFirst,
    Skeleton,
    TextField,
  ],
  templateUrl: './account-target.html',
  styleUrl: '../step.scss',
  providers: [{ provide: Account, useFactory: () => inject(NewPair).target.account }],
})
export class AccountTarget {
  private readonly pair = inject(NewPair);
  private readonly known = inject(KnownConnectors);
  protected readonly target = this.pair.target;
  protected readonly texts = inject(TEXTS).mirrorACalendar.target.account;
  protected readonly another = ANOTHER;

  /** Those that are connected already, and those that this visit has connected. */
  protected readonly connectors = computed(() => {
    const here = [this.pair.account.connector(), this.target.connector()];
    const all = [
      ...(this.known.all()?.targets ?? []),
      ...here.flatMap((one) => (one?.capabilities.writable && one.kind !== 'published' ? [one] : [])),
    ];
    return [...new Map(all.map((connector) => [connector.id, connector])).values()];
  });
  protected readonly chosenId = linkedSignal<string | null>(
    () => this.target.connector()?.id ?? (this.connectors().length === 0 ? ANOTHER : null),
  );

  private readonly ways = inject(TEXTS).mirrorACalendar.account.ways;
  /** Of an account that is added here. */
  protected readonly kind = signal<AccountKind>('google');
  protected readonly kinds = ACCOUNT_KINDS.map((value) => ({
    value,
    icon: SOURCE_KINDS[value].icon,
    ...this.ways[value],
  }));

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
