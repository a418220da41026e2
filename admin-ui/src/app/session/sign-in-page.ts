import { Component, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TEXTS } from '../../texts/texts';
import { Doorway } from './doorway';
import { SignInForm } from './sign-in-form';

@Component({
  selector: 'app-sign-in-page',
  imports: [Doorway, SignInForm],
  template: `
    <app-doorway [title]="texts.title" [lead]="texts.lead">
      <app-sign-in-form (done)="enter()" />
    </app-doorway>
  `,
})
export class SignInPage {
  private readonly router = inject(Router);
  protected readonly texts = inject(TEXTS).session.signIn;
  /** `?return=`: the page that was asked for. The router takes it as one of its own, whatever it holds. */
  readonly return = input<string>();

  protected enter(): void {
    void this.router.navigateByUrl(this.return() ?? '/');
  }
}
