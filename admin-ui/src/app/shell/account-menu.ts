import { Component, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { SignedInUser } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';

/** Who is signed in, and the way out. */
@Component({
  selector: 'app-account-menu',
  imports: [MatIcon, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    <button matIconButton type="button" [attr.aria-label]="texts.account(user().name)" [matMenuTriggerFor]="account">
      <mat-icon svgIcon="account" aria-hidden="true" />
    </button>
    <mat-menu #account="matMenu" xPosition="before" class="below-bar">
      <div class="who">
        <strong>{{ user().name }}</strong>
        <span class="quiet">{{ user().email }}</span>
      </div>
      <a mat-menu-item href="/api/docs" target="_blank">
        <mat-icon svgIcon="book" aria-hidden="true" />{{ texts.apiDocs }}
      </a>
      <button mat-menu-item type="button" (click)="signOut.emit()">
        <mat-icon svgIcon="sign-out" aria-hidden="true" />{{ texts.signOut }}
      </button>
    </mat-menu>
  `,
  styles: `
    :host {
      display: flex;
      flex: none;
    }
    .who {
      display: grid;
      padding: var(--space-2) var(--space-4) var(--space-3);
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      margin-bottom: var(--space-2);
      font-weight: 400;
      overflow-wrap: anywhere;
    }
  `,
})
export class AccountMenu {
  protected readonly texts = inject(TEXTS).shell;
  readonly user = input.required<SignedInUser>();
  readonly signOut = output();
}
