import { Component, inject, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { TEXTS } from '../../../texts/texts';
import { PasswordField } from '../../ui/form/password-field';
import { TextField } from '../../ui/form/text-field';
import type { EnteredConnector } from './entered-connector';

/** User name and password at a provider. A stored pair is never shown: both fields empty keep it. */
@Component({
  selector: 'app-sign-in-fields',
  imports: [PasswordField, TextField],
  template: `
    @if (secretStored()) {
      <p class="quiet">{{ words.secretKept }}</p>
    }
    <div class="both">
      <app-text-field [label]="words.username" [hint]="usernameHint()" [field]="fields().username" />
      <app-password-field
        autocomplete="new-password"
        [label]="words.password"
        [showLabel]="words.showPassword"
        [hint]="passwordHint()"
        [field]="fields().password"
      />
    </div>
  `,
  styleUrl: './settings.scss',
})
export class SignInFields {
  protected readonly words = inject(TEXTS).connectors.form;
  readonly fields = input.required<FieldTree<EnteredConnector>>();
  readonly secretStored = input(false);
  readonly usernameHint = input('');
  readonly passwordHint = input('');
}
