import { Component, computed, inject, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ConnectorAnswer } from '@calmirror/contracts';
import { oauthSignIn } from '@calmirror/contracts/oauth-sign-in';
import { TEXTS } from '../../../texts/texts';
import { CheckList } from '../../checks/check-list';
import { action } from '../../ui/action/action';
import { RadioCards } from '../../ui/form/radio-cards';
import { ProblemPanel } from '../../ui/problem/problem-panel';
import { NewPair } from '../new-pair';
import { StepActions } from '../step-actions';
import { Account } from './account';
import { AccountForm } from './account-form';
import { ConnectorList } from './connector-list';
import { KnownConnectors } from './known-connectors';
import { RegisterFirst } from './register-first';
import { isSourceKind, SOURCE_KINDS, type SourceKind } from './source-kinds';
import { Unfinished } from './unfinished';

/** Where the calendar is: an address, an account, or a connector that is there. */
@Component({
  selector: 'app-account-step',
  imports: [
    AccountForm,
    CheckList,
    ConnectorList,
    MatButton,
    ProblemPanel,
    RadioCards,
    RegisterFirst,
    StepActions,
    Unfinished,
  ],
  templateUrl: './account-step.html',
  styleUrl: '../step.scss',
  providers: [{ provide: Account, useFactory: () => inject(NewPair).account }],
})
export class AccountStep {
  protected readonly pair = inject(NewPair);
  protected readonly known = inject(KnownConnectors);
  protected readonly texts = inject(TEXTS).mirrorACalendar.account;
  protected readonly connecting = inject(TEXTS).connecting;
  readonly gone = output();

  private readonly kinds = Object.entries(SOURCE_KINDS).map(([kind, { icon }]) => ({
    value: kind as SourceKind,
    icon,
    ...this.texts.ways[kind as SourceKind],
  }));
  protected readonly cards = computed(() => {
    const count = this.known.all()?.sources.length ?? 0;
    const existing = { value: 'existing', icon: 'connectors', ...this.texts.ways.existing(count) } as const;
    return count === 0 ? this.kinds : [...this.kinds, existing];
  });
  /** But for the one that is being worked on here. */
  protected readonly unfinished = computed(() =>
    (this.known.all()?.unfinished ?? []).filter(({ id }) => id !== this.pair.account.connector()?.id),
  );
  private readonly chosen = computed(() => this.known.all()?.sources.find(({ id }) => id === this.pair.existing()));
  protected readonly signInOf = oauthSignIn;
  protected readonly kind = computed(() => {
    const way = this.pair.way();
    return way === 'existing' ? null : way;
  });
  /** Those of the connector that is chosen, not of one that was tried before. */
  protected readonly checking = computed(() =>
    this.pair.account.connector()?.id === this.pair.existing() ? this.pair.account.checking() : null,
  );

  /** A connector that works is asked for its calendars before the next step, which so opens with something to see. */
  protected readonly finding = action(async () => {
    const connector = this.pair.account.connector();
    if (connector) await this.pair.source.discover(connector);
    this.gone.emit();
  });
  protected readonly taking = action(async () => {
    const connector = this.chosen();
    if (connector && (await this.pair.account.take(connector))) await this.finding.run();
  });
  protected readonly busy = computed(() => this.finding.running() || this.taking.running());

  protected readonly mending = action(async (connector: ConnectorAnswer, begun: boolean) => {
    if (!isSourceKind(connector.kind)) return;
    await this.pair.account.mend(connector, begun);
    this.pair.way.set(connector.kind);
  });
}
