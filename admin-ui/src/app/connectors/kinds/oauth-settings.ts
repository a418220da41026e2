import { Component, computed, inject, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { ACCOUNT_ACCESS, type AccountAccess, type OAuthKind } from '@calmirror/contracts/closed-lists';
import type { OAuthReach } from '@calmirror/contracts/oauth-sign-in';
import { TEXTS } from '../../../texts/texts';
import { RegistrationSteps } from '../../registrations/registration-steps';
import { Registrations } from '../../registrations/registrations';
import { CheckboxField } from '../../ui/form/checkbox-field';
import { PasswordField } from '../../ui/form/password-field';
import { RadioCards } from '../../ui/form/radio-cards';
import { TextField } from '../../ui/form/text-field';
import type { EnteredConnector } from './entered-connector';
import { KeyFileField } from './key-file-field';

/**
 * What a connector at Google or Microsoft needs: whose calendars it is for, and as which app it signs in, which is nothing
 * to enter where the installation is registered.
 */
@Component({
  selector: 'app-oauth-settings',
  imports: [CheckboxField, KeyFileField, PasswordField, RadioCards, RegistrationSteps, TextField],
  template: `
    @if (reach() === 'calendars') {
      <app-radio-cards [label]="words.access" [cards]="cards()" [chosen]="access()" (chosenChange)="choose($event)" />
    }
    @if (access() === 'organisation' && kind() === 'google') {
      @if (registration(); as registration) {
        <app-registration-steps [registration]="registration" access="organisation" />
      }
      <app-text-field type="email" [label]="words.admin" [hint]="words.adminHint" [field]="fields().admin" />
      <app-key-file-field [field]="fields().serviceAccountKey" [stored]="secretStored()" />
    } @else {
      @if (registered() && !own()) {
        <p class="quiet">{{ words.usesInstallation(provider()) }}</p>
      } @else if (unregistered() && !own() && reach() === 'mailbox') {
        <p class="caution" role="note">{{ words.unregistered(provider()) }}</p>
      }
      <app-checkbox-field [label]="words.ownApp" [hint]="words.ownAppHint" [field]="fields().ownApp" />
      @if (own()) {
        @if (registration(); as registration) {
          <app-registration-steps [registration]="registration" [access]="access()" [reach]="reach()" />
        }
        <app-text-field [label]="registrations.clientId" [field]="fields().clientId" />
        <app-password-field
          autocomplete="new-password"
          [label]="registrations.clientSecret"
          [showLabel]="registrations.showSecret"
          [hint]="secretStored() ? registrations.secretStored : ''"
          [field]="fields().clientSecret"
        />
      }
      @if (kind() === 'microsoft' && (own() || access() === 'organisation')) {
        <app-text-field
          [label]="access() === 'organisation' ? words.tenant : registrations.tenantOptional"
          [hint]="registrations.tenantHint"
          [field]="fields().tenant"
        />
      }
    }
  `,
  styleUrl: './settings.scss',
  styles: `
    :host {
      display: grid;
      gap: var(--space-4);
    }
  `,
})
export class OAuthSettings {
  private readonly all = inject(TEXTS);
  private readonly known = inject(Registrations);
  protected readonly words = this.all.connectors.account;
  protected readonly registrations = this.all.registrations;
  readonly kind = input.required<OAuthKind>();
  /** A mailbox is always of one account. */
  readonly reach = input<OAuthReach>('calendars');
  readonly fields = input.required<FieldTree<EnteredConnector>>();
  readonly secretStored = input(false);

  protected readonly provider = computed(() => this.registrations.providers[this.kind()].name);
  protected readonly registration = computed(() => this.known.of(this.kind()));
  protected readonly registered = computed(() => (this.registration()?.registration ?? null) !== null);
  protected readonly unregistered = computed(() => this.registration()?.registration === null);
  protected readonly access = computed(() => (this.reach() === 'mailbox' ? 'account' : this.fields().access().value()));
  protected readonly own = computed(() => this.fields().ownApp().value());
  protected readonly cards = computed(() =>
    ACCOUNT_ACCESS.map((value) => ({ value, ...this.words.ways[this.kind()][value] })),
  );

  protected choose(access: AccountAccess): void {
    this.fields().access().value.set(access);
  }
}
