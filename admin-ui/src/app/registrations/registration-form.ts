import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { form, FormRoot, required, validate, type ValidationError } from '@angular/forms/signals';
import type { AppRegistrationAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { RegistrationsApi } from '../data/registrations-api';
import { CheckboxField } from '../ui/form/checkbox-field';
import { DateField } from '../ui/form/date-field';
import { PasswordField } from '../ui/form/password-field';
import { TextField } from '../ui/form/text-field';
import { fieldErrors } from '../ui/problem/field-errors';
import { type Problem, toProblem } from '../ui/problem/problem';
import { ProblemPanel } from '../ui/problem/problem-panel';
import { registrationEntered, registrationInput } from './entered-registration';
import { RegistrationSteps } from './registration-steps';

/**
 * Client id and secret of the installation's app at one provider, with what has to be entered there. The buttons are put
 * between the tags.
 */
@Component({
  selector: 'app-registration-form',
  imports: [CheckboxField, DateField, FormRoot, PasswordField, ProblemPanel, RegistrationSteps, TextField],
  template: `
    <form [formRoot]="form">
      <app-registration-steps [registration]="registration()" />
      @if (problem(); as problem) {
        <app-problem-panel [problem]="problem" />
      }
      <app-text-field [label]="texts.clientId" [hint]="words().clientIdHint" [field]="form.clientId" />
      <app-password-field
        autocomplete="new-password"
        [label]="texts.clientSecret"
        [showLabel]="texts.showSecret"
        [hint]="stored() ? texts.secretStored : words().clientSecretHint"
        [field]="form.clientSecret"
      />
      @if (registration().kind === 'microsoft') {
        <app-text-field [label]="texts.tenantOptional" [hint]="texts.tenantHint" [field]="form.tenant" />
        <div>
          <app-date-field [label]="texts.secretEnds" [field]="form.secretEndsOn" />
          <p class="hint quiet">{{ texts.secretEndsHint }}</p>
        </div>
      } @else {
        <app-checkbox-field [label]="texts.testing" [hint]="texts.testingHint" [field]="form.testing" />
      }
      <ng-content />
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: var(--space-4);
    }
    .hint {
      margin: var(--space-1) var(--space-4) 0;
      font-size: var(--text-small);
    }
  `,
})
export class RegistrationForm {
  private readonly api = inject(RegistrationsApi);
  protected readonly texts = inject(TEXTS).registrations;
  readonly registration = input.required<AppRegistrationAnswer>();
  readonly saved = output<AppRegistrationAnswer>();

  protected readonly words = computed(() => this.texts.providers[this.registration().kind]);
  protected readonly stored = computed(() => this.registration().registration);
  protected readonly problem = signal<Problem | null>(null);
  /** What somebody types stays, whatever is read anew meanwhile. */
  private readonly entered = linkedSignal({
    source: () => this.registration().kind,
    computation: () => registrationEntered(this.registration().registration),
  });
  protected readonly form = form(
    this.entered,
    (path) => {
      required(path.clientId, { message: this.texts.needClientId });
      validate(path.clientSecret, ({ value, valueOf }) => {
        const stays = this.stored()?.clientId === valueOf(path.clientId).trim();
        return value().trim() !== '' || stays ? null : { kind: 'required', message: this.texts.needClientSecret };
      });
    },
    { submission: { action: () => this.save() } },
  );
  readonly busy = computed(() => this.form().submitting());

  private async save(): Promise<ValidationError.WithOptionalFieldTree[]> {
    this.problem.set(null);
    const { kind } = this.registration();
    try {
      this.saved.emit(await this.api.save(kind, registrationInput(kind, this.entered())));
      return [];
    } catch (error) {
      const problem = toProblem(error);
      this.problem.set(problem);
      const { clientId, clientSecret, tenant, secretEndsOn } = this.form;
      return fieldErrors(problem, { clientId, clientSecret, tenant, secretExpiresAt: secretEndsOn });
    }
  }
}
