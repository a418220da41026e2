import { Component, inject, signal } from '@angular/core';
import { email, form, FormField, FormRoot, minLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { ActivatedRoute, Router } from '@angular/router';
import { TEXTS } from '../../texts/texts';
import { fieldErrors } from '../ui/problem/field-errors';
import { type Problem, toProblem } from '../ui/problem/problem';
import { ProblemPanel } from '../ui/problem/problem-panel';
import { Doorway } from './doorway';
import { PasswordField } from './password-field';
import { Session } from './session';

const LEAST_PASSWORD = 8;

/**
 * Makes the first administrator. The one-time token comes in the fragment (`/setup#token=…`), which a browser keeps to
 * itself; without one it is asked for.
 */
@Component({
  selector: 'app-setup-page',
  imports: [
    Doorway,
    FormField,
    FormRoot,
    MatButton,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    PasswordField,
    ProblemPanel,
  ],
  templateUrl: './setup-page.html',
  styleUrl: './session-form.scss',
})
export class SetupPage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly all = inject(TEXTS).session;
  protected readonly texts = this.all.setup;
  protected readonly emailLabel = this.all.signIn.email;
  protected readonly passwordHint = this.texts.passwordHint(LEAST_PASSWORD);

  private readonly linkToken = new URLSearchParams(inject(ActivatedRoute).snapshot.fragment ?? '').get('token') ?? '';
  protected readonly askForToken = signal(this.linkToken === '');
  protected readonly problem = signal<Problem | null>(null);

  private readonly account = signal({ token: this.linkToken, name: '', email: '', password: '' });
  protected readonly form = form(
    this.account,
    (path) => {
      required(path.token, { message: this.texts.needToken });
      required(path.name, { message: this.texts.needName });
      required(path.email, { message: this.texts.needEmail });
      email(path.email, { message: this.texts.needEmail });
      required(path.password, { message: this.texts.needPassword(LEAST_PASSWORD) });
      minLength(path.password, LEAST_PASSWORD, { message: this.texts.needPassword(LEAST_PASSWORD) });
    },
    { submission: { action: () => this.send() } },
  );

  private async send(): Promise<ReturnType<typeof fieldErrors>> {
    this.problem.set(null);
    try {
      await this.session.setUp(this.account());
    } catch (error) {
      const problem = toProblem(error);
      this.problem.set(problem);
      if (problem.code === 'setup-token-invalid') this.askForToken.set(true);
      const { token, name, email, password } = this.form;
      return fieldErrors(problem, { token, name, email, password });
    }
    await this.router.navigateByUrl('/');
    return [];
  }
}
