import { Component, inject, linkedSignal, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { email, form, FormRoot, minLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router } from '@angular/router';
import type { FirstAdministrator } from '@calmirror/contracts';
import { LEAST_PASSWORD } from '@calmirror/contracts/closed-lists';
import { map } from 'rxjs';
import { TEXTS } from '../../texts/texts';
import { PasswordField } from '../ui/form/password-field';
import { TextField } from '../ui/form/text-field';
import { fieldErrors } from '../ui/problem/field-errors';
import { type Problem, toProblem } from '../ui/problem/problem';
import { ProblemPanel } from '../ui/problem/problem-panel';
import { Doorway } from './doorway';
import { Session } from './session';

type Entered = Pick<FirstAdministrator, 'token' | 'name' | 'email' | 'password'>;

/** Taken as it stands: a plus is no space here, as it would be in a query. */
const tokenIn = (fragment: string | null): string => /(?:^|&)token=([^&]*)/.exec(fragment ?? '')?.[1] ?? '';

/**
 * Makes the first administrator. The one-time token comes in the fragment (`/setup#token=…`), which a browser keeps to
 * itself; without one it is asked for.
 */
@Component({
  selector: 'app-setup-page',
  imports: [Doorway, FormRoot, MatButton, PasswordField, ProblemPanel, TextField],
  templateUrl: './setup-page.html',
  styleUrl: './session-form.scss',
})
export class SetupPage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly all = inject(TEXTS).session;
  protected readonly texts = this.all.setup;
  protected readonly account = this.all.signIn;
  protected readonly passwordHint = this.texts.passwordHint(LEAST_PASSWORD);

  /** Of the link that the page was opened with, or that was opened in the same tab since. */
  private readonly linkToken = toSignal(inject(ActivatedRoute).fragment.pipe(map(tokenIn)), { requireSync: true });
  protected readonly askForToken = linkedSignal(() => this.linkToken() === '');
  protected readonly problem = signal<Problem | null>(null);

  private readonly entered = linkedSignal<string, Entered>({
    source: this.linkToken,
    computation: (token, previous) => ({ name: '', email: '', password: '', ...previous?.value, token }),
  });
  protected readonly form = form(
    this.entered,
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
      await this.session.setUp(this.entered());
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
