import { Component, computed, inject, input, output, signal } from '@angular/core';
import { form, FormRoot, type ValidationError } from '@angular/forms/signals';
import type { ConnectorKind } from '@calmirror/contracts/closed-lists';
import { TEXTS } from '../../../texts/texts';
import { CheckList } from '../../checks/check-list';
import { ConsentPanel } from '../../connected/consent-panel';
import { connectorFieldErrors } from '../../connectors/kinds/connector-field-errors';
import { connectorRules } from '../../connectors/kinds/connector-forms';
import { ConnectorSettings } from '../../connectors/kinds/connector-settings';
import { enteredSignIn } from '../../connectors/kinds/entered-connector';
import { TextField } from '../../ui/form/text-field';
import { type Problem, toProblem } from '../../ui/problem/problem';
import { ProblemPanel } from '../../ui/problem/problem-panel';
import { Account } from './account';

/**
 * Address and sign-in of an account, tried when they are sent. What did not work stays to be mended. The button that sends
 * it is put between the tags.
 */
@Component({
  selector: 'app-account-form',
  imports: [CheckList, ConnectorSettings, ConsentPanel, FormRoot, ProblemPanel, TextField],
  template: `
    <form [formRoot]="form">
      <app-connector-settings [kind]="kind()" [fields]="form" [secretStored]="account.keepsSecret()" />
      <app-text-field [label]="texts.name" [hint]="nameHint()" [field]="form.name" />
      @if (oauthKind(); as oauth) {
        @if (account.consent.waiting() || account.attempt()) {
          <app-consent-panel
            [kind]="oauth"
            [waiting]="account.consent.waiting() !== null"
            [attempt]="account.attempt()"
            (again)="account.consent.openAgain()"
            (givenUp)="account.consent.giveUp()"
          />
        }
      }
      @if (problem(); as problem) {
        <app-problem-panel [problem]="problem" />
      }
      @if (checking(); as checking) {
        <app-check-list [kind]="kind()" [signIn]="signIn()" [checking]="checking" />
        @if (checking.ok === false) {
          <p class="mend">{{ texts.mend }}</p>
        }
      }
      <ng-content />
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: var(--space-4);
    }
    .mend {
      font-weight: 550;
    }
  `,
})
export class AccountForm {
  private readonly all = inject(TEXTS);
  protected readonly texts = this.all.mirrorACalendar.account;
  private readonly words = this.all.connectors.account;
  protected readonly account = inject(Account);
  readonly kind = input.required<ConnectorKind>();
  readonly connected = output();

  protected readonly problem = signal<Problem | null>(null);
  protected readonly form = form(
    this.account.entered,
    (path) => connectorRules(path, { kind: this.kind, secretStored: this.account.keepsSecret }, this.all.connectors),
    { submission: { action: () => this.send() } },
  );
  protected readonly signIn = computed(() => enteredSignIn(this.kind(), this.account.entered()));
  protected readonly oauthKind = computed(() => this.signIn()?.provider ?? null);
  /** Sending leads to the provider's own page. */
  readonly goesThere = computed(() => this.signIn()?.access === 'account');
  protected readonly nameHint = computed(() => {
    if (this.kind() === 'imap') return this.all.connectors.mailbox.nameHint;
    if (this.goesThere()) return this.words.nameHint;
    return this.oauthKind() === null ? this.texts.nameHint : this.words.nameHintUnnamed(this.unnamed());
  });
  readonly busy = computed(() => this.form().submitting());
  /** Those of another kind say nothing about this one. */
  protected readonly checking = computed(() => {
    const of = this.account.connector()?.kind;
    return of === undefined || of === this.kind() ? this.account.checking() : null;
  });

  private unnamed(): string {
    const kind = this.oauthKind();
    return kind ? this.words.unnamed[kind] : this.texts.unnamed;
  }

  private async send(): Promise<ValidationError.WithOptionalFieldTree[]> {
    this.problem.set(null);
    try {
      if (await this.account.connect(this.kind(), this.unnamed())) this.connected.emit();
      return [];
    } catch (error) {
      const problem = toProblem(error);
      this.problem.set(problem);
      return connectorFieldErrors(problem, this.form);
    }
  }
}
