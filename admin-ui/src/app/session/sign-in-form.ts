import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { form, FormRoot, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TEXTS } from '../../texts/texts';
import { PasswordField } from '../ui/form/password-field';
import { TextField } from '../ui/form/text-field';
import { fieldErrors } from '../ui/problem/field-errors';
import { type Problem, toProblem } from '../ui/problem/problem';
import { ProblemPanel } from '../ui/problem/problem-panel';
import { Clock } from '../ui/time/clock';
import { Session } from './session';

/** Email and password. With `fixedEmail` only the password is asked for: the same person signs in again. */
@Component({
  selector: 'app-sign-in-form',
  imports: [FormRoot, MatButton, PasswordField, ProblemPanel, TextField],
  templateUrl: './sign-in-form.html',
  styleUrl: './session-form.scss',
})
export class SignInForm {
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  private readonly all = inject(TEXTS).session;
  protected readonly texts = this.all.signIn;

  readonly fixedEmail = input<string | null>(null);
  readonly submitLabel = input(this.texts.submit);
  readonly done = output();

  private readonly credentials = linkedSignal(() => ({ email: this.fixedEmail() ?? '', password: '' }));
  protected readonly problem = signal<Problem | null>(null);
  private readonly openAgainAt = signal(0);
  protected readonly wait = computed(() => {
    const seconds = Math.ceil((this.openAgainAt() - this.clock.now()) / 1000);
    return seconds > 0 ? this.all.waitBefore(seconds) : null;
  });

  protected readonly form = form(
    this.credentials,
    (path) => {
      required(path.email, { message: this.texts.needEmail });
      required(path.password, { message: this.texts.needPassword });
    },
    { submission: { action: () => this.send() } },
  );

  private async send(): Promise<ReturnType<typeof fieldErrors>> {
    this.problem.set(null);
    try {
      await this.session.signIn(this.credentials());
      this.done.emit();
      return [];
    } catch (error) {
      const problem = toProblem(error);
      this.problem.set(problem);
      this.openAgainAt.set(problem.retryAfterSeconds === null ? 0 : Date.now() + 1000 * problem.retryAfterSeconds);
      return fieldErrors(problem, { email: this.form.email, password: this.form.password });
    }
  }
}
