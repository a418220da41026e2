import { Component, computed, inject, signal } from '@angular/core';
import { form, FormRoot } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TEXTS } from '../../../texts/texts';
import { ConnectorsApi } from '../../data/connectors-api';
import { Registrations } from '../../registrations/registrations';
import { RadioCards } from '../../ui/form/radio-cards';
import { TextField } from '../../ui/form/text-field';
import { PageHead } from '../../ui/page/page-head';
import { type Problem, toProblem } from '../../ui/problem/problem';
import { ProblemPanel } from '../../ui/problem/problem-panel';
import { connectorFieldErrors } from '../kinds/connector-field-errors';
import { connectorRules, FORM_KINDS, type FormKind } from '../kinds/connector-forms';
import { ConnectorSettings } from '../kinds/connector-settings';
import { connectorInput, enteredSignIn, isOAuthKind, NOTHING_ENTERED } from '../kinds/entered-connector';
import { KIND_ICONS } from '../kind-label';

/** Makes a connector and nothing else; it is tried on its own page. */
@Component({
  selector: 'app-new-connector-page',
  providers: [Registrations],
  imports: [ConnectorSettings, FormRoot, MatButton, PageHead, ProblemPanel, RadioCards, RouterLink, TextField],
  template: `
    <app-page-head [title]="texts.making.title" [back]="back" />
    <form class="card" [formRoot]="form">
      <p class="quiet">
        {{ texts.making.wizard }} <a routerLink="/pairs/new">{{ texts.mirror }}</a>
      </p>
      @if (problem(); as problem) {
        <app-problem-panel [problem]="problem" />
      }
      <div class="kinds">
        <h2>{{ texts.making.kind }}</h2>
        <app-radio-cards [label]="texts.making.kind" [cards]="kinds" [(chosen)]="kind" />
      </div>
      <app-connector-settings [kind]="kind()" [fields]="form" />
      <app-text-field [label]="texts.form.name" [hint]="nameHint()" [field]="form.name" />
      <div class="buttons">
        <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>
          {{ form().submitting() ? texts.saving : signsInThere() ? texts.making.submitThere : texts.making.submit }}
        </button>
        <a matButton routerLink="/connectors">{{ texts.cancel }}</a>
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: var(--space-5);
      max-width: 52rem;
      padding: var(--space-5);
    }
    .kinds {
      display: grid;
      gap: var(--space-2);
    }
    h2 {
      font-size: var(--text-lead);
    }
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
  `,
})
export class NewConnectorPage {
  private readonly api = inject(ConnectorsApi);
  private readonly router = inject(Router);
  protected readonly texts = inject(TEXTS).connectors;
  protected readonly back = { path: '/connectors', label: this.texts.title };

  protected readonly kinds = FORM_KINDS.map((value) => ({
    value,
    title: this.texts.kinds[value],
    says: this.texts.kindLeads[value],
    icon: KIND_ICONS[value],
  }));
  protected readonly kind = signal<FormKind>('ics');
  private readonly entered = signal(NOTHING_ENTERED);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly form = form(
    this.entered,
    (path) => connectorRules(path, { kind: this.kind, secretStored: () => false }, this.texts),
    { submission: { action: () => this.create() } },
  );

  /** Somebody signs in at the provider first, on the connector's own page: there is nothing to be tried before. */
  protected readonly signsInThere = computed(() => enteredSignIn(this.kind(), this.entered())?.access === 'account');

  protected nameHint(): string {
    const kind = this.kind();
    if (kind === 'imap') return this.texts.mailbox.nameHint;
    if (this.signsInThere()) return this.texts.account.nameHint;
    if (isOAuthKind(kind)) return this.texts.account.nameHintUnnamed(this.texts.unnamed[kind]);
    return kind === 'published' ? this.texts.form.nameHintHere : this.texts.form.nameHint;
  }

  private async create(): Promise<ReturnType<typeof connectorFieldErrors>> {
    this.problem.set(null);
    const kind = this.kind();
    try {
      const { id } = await this.api.create(connectorInput(kind, this.entered(), this.texts.unnamed[kind]));
      await this.router.navigate(['/connectors', id], { state: { check: !this.signsInThere() } });
      return [];
    } catch (error) {
      const problem = toProblem(error);
      this.problem.set(problem);
      return connectorFieldErrors(problem, this.form);
    }
  }
}
