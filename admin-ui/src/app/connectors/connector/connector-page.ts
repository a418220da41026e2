import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
  type WritableSignal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { ConnectorAnswer, ConnectorRemoval, OAuthAttemptAnswer } from '@calmirror/contracts';
import { oauthSignIn } from '@calmirror/contracts/oauth-sign-in';
import { TEXTS } from '../../../texts/texts';
import { Consent } from '../../connected/consent';
import { ConsentPanel } from '../../connected/consent-panel';
import { ConnectorsApi } from '../../data/connectors-api';
import { versionedResource } from '../../data/versioned-resource';
import { Forecast } from '../../forecast/forecast';
import { live } from '../../live/live';
import { action } from '../../ui/action/action';
import { Confirm } from '../../ui/confirm/confirm';
import { Skeleton } from '../../ui/loading/skeleton';
import { Registrations } from '../../registrations/registrations';
import { Notice } from '../../ui/notice/notice';
import { PageHead } from '../../ui/page/page-head';
import { toProblem } from '../../ui/problem/problem';
import { ProblemPanel } from '../../ui/problem/problem-panel';
import { CheckRun } from '../check-run';
import { StatusBadge } from '../status-badge';
import { ConnectorCalendars } from './connector-calendars';
import { ConnectorEndings } from './connector-endings';
import { InUsePanel } from './in-use-panel';
import { LaterEndings } from './later-endings';
import { nameOfAccount } from './name-of-account';
import { type NextStep, nextStep } from './next-step';
import { QuotaCard } from './quota/quota-card';
import { SettingsCard, type SettingsMode } from './settings-card';
import { StandingPanel } from './standing-panel';

const EVERY_MS = 15_000;

/** One connector: how it stands and what to do about it, its settings, and its calendars. One that was just made is tried. */
@Component({
  selector: 'app-connector-page',
  imports: [
    CheckRun,
    ConnectorCalendars,
    ConnectorEndings,
    ConsentPanel,
    InUsePanel,
    LaterEndings,
    MatButton,
    PageHead,
    ProblemPanel,
    QuotaCard,
    SettingsCard,
    Skeleton,
    StandingPanel,
    StatusBadge,
  ],
  providers: [Forecast, Registrations],
  templateUrl: './connector-page.html',
  styleUrl: './connector-page.scss',
})
export class ConnectorPage {
  private readonly api = inject(ConnectorsApi);
  private readonly confirm = inject(Confirm);
  private readonly notice = inject(Notice);
  private readonly router = inject(Router);
  private readonly all = inject(TEXTS);
  protected readonly texts = this.all.connectors;
  protected readonly connectingTexts = this.all.connecting;
  protected readonly back = { path: '/connectors', label: this.texts.title };
  private readonly checks = viewChild(CheckRun);

  readonly id = input.required<string>();
  protected readonly connector = live(
    versionedResource<ConnectorAnswer>(() => `/api/connectors/${this.id()}`),
    { topics: ['connectors'], everyMs: EVERY_MS },
  );
  /** Never that of another address, which the page may have been at before. */
  protected readonly shown = computed(() => {
    const latest = this.connector.latest();
    return latest?.value.value.id === this.id() ? latest.value : null;
  });

  protected readonly mode = linkedSignal<string, SettingsMode>({ source: this.id, computation: () => 'facts' });
  protected readonly inUse = linkedSignal<string, ConnectorRemoval | null>({
    source: this.id,
    computation: () => null,
  });
  protected readonly checking = computed(() => this.checks()?.running() ?? false);

  protected readonly removing = action(async () => {
    const shown = this.shown();
    const ends = signal(false);
    if (!shown || !(await this.mayGo(shown.value, ends))) return;
    try {
      await this.api.remove(shown.value.id, shown.etag, ends() ? 'end' : 'keep');
    } catch (error) {
      if (toProblem(error).code !== 'in-use') throw error;
      this.inUse.set(await this.api.removal(shown.value.id));
      return;
    }
    this.notice.say(this.texts.removal.done(shown.value.name));
    await this.router.navigate(['/connectors']);
  });

  /** Its own page at the provider, for kinds that sign in there. */
  protected readonly consent = new Consent();
  protected readonly attempt = linkedSignal<string, OAuthAttemptAnswer | null>({
    source: this.id,
    computation: () => null,
  });
  protected readonly oauthKind = computed(() => {
    const connector = this.shown()?.value;
    return connector ? (oauthSignIn(connector)?.provider ?? null) : null;
  });
  /** Where connecting is what helps, the panel that says so has the button. */
  protected readonly reconnectable = computed(() => {
    const connector = this.shown()?.value;
    return connector !== undefined && oauthSignIn(connector)?.access === 'account' && nextStep(connector) !== 'connect';
  });
  protected readonly connecting = action(async () => {
    const opened = this.consent.open();
    this.attempt.set(null);
    const attempt = await this.consent.of(this.id(), opened);
    this.attempt.set(attempt);
    if (attempt?.outcome !== 'connected') return this.connector.reload();
    const name = nameOfAccount(this.shown()?.value ?? null, attempt, this.texts.unnamed);
    if (name !== null) await this.api.update(this.id(), { name });
    await this.check();
  });

  constructor() {
    let fresh = this.router.currentNavigation()?.extras.state?.['check'] === true;
    effect(() => {
      if (!fresh || !this.checks()) return;
      fresh = false;
      untracked(() => void this.check());
    });
  }

  protected async check(): Promise<void> {
    await this.checks()?.run();
    this.connector.reload();
  }

  protected take(step: NextStep): void {
    if (step === 'check') void this.check();
    else if (step === 'connect') void this.connecting.run();
    else this.mode.set(step);
  }

  /** What reaches another place, or with another secret, is tried at once. */
  protected saved(reachesAnew: boolean): void {
    this.notice.say(this.texts.saved);
    this.connector.reload();
    if (reachesAnew) void this.check();
  }

  /** @param ends whether the consent of its account is to end as well, where Calmirror can end it */
  private async mayGo(connector: ConnectorAnswer, ends: WritableSignal<boolean>): Promise<boolean> {
    const { id, name, kind, hasSecret, account } = connector;
    const removal = await this.api.removal(id);
    this.inUse.set(removal.pairs > 0 ? removal : null);
    if (removal.pairs > 0) return false;
    const { title, body, act, consent } = this.texts.removal;
    return this.confirm.ask({
      title: title(name),
      body: body(removal.calendars, kind === 'published', hasSecret),
      act,
      tone: 'danger',
      ...(oauthSignIn(connector)?.provider === 'google' && account && { option: { ...consent, chosen: ends } }),
    });
  }
}
