import { afterNextRender, Component, DestroyRef, inject, type TemplateRef, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { TEXTS } from '../../texts/texts';
import { Session } from './session';
import { SignInForm } from './sign-in-form';

/** Over the page whose session has ended: sign in again and go on, or leave it to somebody else. */
@Component({
  selector: 'app-session-ended',
  imports: [MatButton, MatDialogContent, MatDialogTitle, SignInForm],
  template: `
    <ng-template #ended>
      <h2 mat-dialog-title>{{ texts.title }}</h2>
      <mat-dialog-content>
        <p class="quiet">{{ texts.lead(email) }}</p>
        <app-sign-in-form [fixedEmail]="email" [submitLabel]="texts.submit" />
        <button matButton type="button" class="other" (click)="leave()">{{ texts.other }}</button>
      </mat-dialog-content>
    </ng-template>
  `,
  styles: `
    p {
      margin-bottom: var(--space-4);
    }
    .other {
      width: 100%;
      margin-top: var(--space-2);
    }
  `,
})
export class SessionEnded {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly dialog = inject(MatDialog);
  private readonly ended = viewChild.required<TemplateRef<unknown>>('ended');
  protected readonly texts = inject(TEXTS).session.again;
  protected readonly email = this.session.user()?.email ?? '';

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const shown = this.dialog.open(this.ended(), {
        disableClose: true,
        width: '26rem',
        autoFocus: 'input:not([hidden])',
      });
      destroyed.onDestroy(() => shown.close());
    });
  }

  protected leave(): void {
    const left = this.router.url;
    this.session.forget();
    void this.router.navigate(['/sign-in'], { queryParams: { return: left } });
  }
}
