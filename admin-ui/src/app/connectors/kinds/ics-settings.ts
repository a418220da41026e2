import { Component, inject, input, linkedSignal } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { TEXTS } from '../../../texts/texts';
import { TextField } from '../../ui/form/text-field';
import type { EnteredConnector } from './entered-connector';
import { SignInFields } from './sign-in-fields';

/** What a feed needs: its address, and for some a sign-in, which is out of the way until somebody asks for it. */
@Component({
  selector: 'app-ics-settings',
  imports: [SignInFields, TextField],
  template: `
    <app-text-field type="url" [label]="words.feedAddress" [hint]="words.feedHint" [field]="fields().url" />
    <details [open]="open()">
      <summary>{{ words.feedSignIn }}</summary>
      <app-sign-in-fields [fields]="fields()" [secretStored]="secretStored()" />
    </details>
  `,
  styleUrl: './settings.scss',
})
export class IcsSettings {
  protected readonly words = inject(TEXTS).connectors.form;
  readonly fields = input.required<FieldTree<EnteredConnector>>();
  readonly secretStored = input(false);
  /** Once only: it is the reader's to close again. */
  protected readonly open = linkedSignal({
    source: this.fields,
    computation: (fields) => this.secretStored() || fields.username().value() !== '',
  });
}
