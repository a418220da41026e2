import { Component, computed, inject, input } from '@angular/core';
import type { AppRegistrationAnswer } from '@calmirror/contracts';
import type { AccountAccess } from '@calmirror/contracts/closed-lists';
import type { OAuthReach } from '@calmirror/contracts/oauth-sign-in';
import { TEXTS } from '../../texts/texts';
import { CopyButton } from '../ui/copy/copy-button';

/** What a person does at the provider: where, which redirect address, and which rights, each with what it is for. */
@Component({
  selector: 'app-registration-steps',
  imports: [CopyButton],
  template: `
    <ol>
      <li>{{ words().make }}</li>
      <li>
        {{ texts.redirect }}
        <div class="address">
          <code>{{ registration().redirectUri }}</code>
          <app-copy-button
            [text]="registration().redirectUri"
            [label]="texts.copy"
            [done]="texts.copied"
            [subject]="texts.redirectName"
          />
        </div>
      </li>
      <li>
        {{ texts.rights[access()] }}
        <ul>
          @for (scope of scopes(); track scope.scope) {
            <li>
              {{ scope.purpose }} <code class="quiet">{{ scope.scope }}</code>
            </li>
          }
        </ul>
      </li>
    </ol>
  `,
  styles: `
    ol {
      display: grid;
      gap: var(--space-3);
      margin: 0;
      padding-inline-start: var(--space-5);
    }
    ul {
      display: grid;
      gap: var(--space-1);
      margin: var(--space-2) 0 0;
      padding-inline-start: var(--space-4);
    }
    code {
      overflow-wrap: anywhere;
      font-size: var(--text-small);
    }
    .address {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-2);
      align-items: center;
    }
  `,
})
export class RegistrationSteps {
  protected readonly texts = inject(TEXTS).registrations;
  readonly registration = input.required<AppRegistrationAnswer>();
  readonly access = input<AccountAccess>('account');
  /** Null: all that the registration can be used for. */
  readonly reach = input<OAuthReach | null>(null);
  protected readonly words = computed(() => this.texts.providers[this.registration().kind]);
  protected readonly scopes = computed(() => {
    const [asked, reach] = [this.registration().scopes.filter(({ access }) => access === this.access()), this.reach()];
    return reach === null ? asked : asked.filter((scope) => scope.reach === null || scope.reach === reach);
  });
}
