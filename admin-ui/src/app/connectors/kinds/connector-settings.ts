import { Component, inject, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import type { ConnectorKind } from '@calmirror/contracts/closed-lists';
import { TEXTS } from '../../../texts/texts';
import { CaldavSettings } from './caldav-settings';
import type { EnteredConnector } from './entered-connector';
import { IcsSettings } from './ics-settings';
import { MailboxSettings } from './mailbox-settings';
import { OAuthSettings } from './oauth-settings';

/** The fields of a kind. Another kind that is asked for something is another case here. */
@Component({
  selector: 'app-connector-settings',
  imports: [CaldavSettings, IcsSettings, MailboxSettings, OAuthSettings],
  template: `
    @switch (kind()) {
      @case ('ics') {
        <app-ics-settings [fields]="fields()" [secretStored]="secretStored()" />
      }
      @case ('caldav') {
        <app-caldav-settings [fields]="fields()" [secretStored]="secretStored()" />
      }
      @case ('imap') {
        <app-mailbox-settings [fields]="fields()" [secretStored]="secretStored()" />
      }
      @case ('google') {
        <app-oauth-settings kind="google" [fields]="fields()" [secretStored]="secretStored()" />
      }
      @case ('microsoft') {
        <app-oauth-settings kind="microsoft" [fields]="fields()" [secretStored]="secretStored()" />
      }
      @case ('published') {
        <p class="quiet">{{ words.publishedNothing }}</p>
      }
    }
  `,
})
export class ConnectorSettings {
  protected readonly words = inject(TEXTS).connectors.form;
  readonly kind = input.required<ConnectorKind>();
  readonly fields = input.required<FieldTree<EnteredConnector>>();
  readonly secretStored = input(false);
}
