import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ConnectorKind } from '@calmirror/contracts/closed-lists';
import { TEXTS } from '../../../texts/texts';
import { isOAuthKind } from '../../connectors/kinds/entered-connector';
import { RegistrationForm } from '../../registrations/registration-form';
import { Registrations } from '../../registrations/registrations';

/**
 * Before the first account at a provider with apps: the installation's registration, in place of what is put between the
 * tags, unless somebody would rather go without.
 */
@Component({
  selector: 'app-register-first',
  imports: [MatButton, RegistrationForm],
  template: `
    @if (missing(); as missing) {
      <p>{{ texts.connectors.account.registerFirst(provider()) }}</p>
      <app-registration-form #registering [registration]="missing" (saved)="known.reload()">
        <div class="buttons">
          <button matButton="filled" type="submit" [disabled]="registering.busy()" disabledInteractive>
            {{ registering.busy() ? texts.registrations.saving : texts.connectors.account.registerSave }}
          </button>
          <button matButton type="button" (click)="without.set(true)">
            {{ texts.connectors.account.registerWithout }}
          </button>
        </div>
      </app-registration-form>
    } @else {
      <ng-content />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-4);
    }
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
  `,
})
export class RegisterFirst {
  protected readonly texts = inject(TEXTS);
  protected readonly known = inject(Registrations);
  readonly kind = input.required<ConnectorKind>();
  protected readonly without = linkedSignal({ source: this.kind, computation: () => false });
  protected readonly missing = computed(() => {
    const kind = this.kind();
    if (!isOAuthKind(kind) || this.without()) return null;
    const known = this.known.of(kind);
    return known?.registration === null ? known : null;
  });
  protected readonly provider = computed(() => {
    const kind = this.kind();
    return isOAuthKind(kind) ? this.texts.registrations.providers[kind].name : '';
  });
}
