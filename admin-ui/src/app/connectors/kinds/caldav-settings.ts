import { Component, computed, inject, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TEXTS } from '../../../texts/texts';
import { TextField } from '../../ui/form/text-field';
import { wholeAddress } from './address';
import { CALDAV_SERVERS, caldavServerAt } from './caldav-servers';
import type { EnteredConnector } from './entered-connector';
import { SignInFields } from './sign-in-fields';

/** What a CalDAV account needs. Well-known servers are offered, and each says which user name and password it takes. */
@Component({
  selector: 'app-caldav-settings',
  imports: [MatButton, SignInFields, TextField],
  template: `
    @if (!secretStored()) {
      <div class="servers" role="group" [attr.aria-label]="words.servers">
        <span class="quiet">{{ words.servers }}</span>
        @for (server of servers; track server.id) {
          <button
            matButton="outlined"
            type="button"
            [attr.aria-pressed]="known() === server.id"
            (click)="fill(server.address)"
          >
            {{ server.name }}
          </button>
        }
      </div>
    }
    <app-text-field type="url" [label]="words.serverAddress" [hint]="words.serverHint" [field]="fields().url" />
    @if (known() === 'google') {
      <p class="caution" role="note">{{ words.googleHint }}</p>
    }
    <app-sign-in-fields
      [fields]="fields()"
      [secretStored]="secretStored()"
      [usernameHint]="hints().username"
      [passwordHint]="hints().password"
    />
  `,
  styleUrl: './settings.scss',
})
export class CaldavSettings {
  protected readonly words = inject(TEXTS).connectors.form;
  readonly fields = input.required<FieldTree<EnteredConnector>>();
  readonly secretStored = input(false);
  protected readonly servers = CALDAV_SERVERS;
  protected readonly known = computed(() => caldavServerAt(wholeAddress(this.fields().url().value())));
  protected readonly hints = computed(() => this.words.serverSignIn[this.known() ?? 'other']);

  protected fill(address: string): void {
    this.fields().url().value.set(address);
  }
}
