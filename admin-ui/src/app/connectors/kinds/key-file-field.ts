import { Component, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TEXTS } from '../../../texts/texts';

/** A key file, chosen or pasted. What is stored is never shown. */
@Component({
  selector: 'app-key-file-field',
  imports: [FormField, MatButton, MatError, MatFormField, MatHint, MatInput, MatLabel],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic" hideRequiredMarker>
      <mat-label>{{ words.key }}</mat-label>
      <textarea matInput rows="4" spellcheck="false" autocomplete="off" [formField]="field()"></textarea>
      <mat-hint>{{ stored() ? words.keyStored : words.keyHint }}</mat-hint>
      @if (field()().errors()[0]; as error) {
        <mat-error>{{ error.message }}</mat-error>
      }
    </mat-form-field>
    <input
      #file
      type="file"
      class="unseen"
      tabindex="-1"
      aria-hidden="true"
      accept=".json,application/json"
      (change)="read(file)"
    />
    <button matButton="outlined" type="button" (click)="file.click()">{{ words.keyChoose }}</button>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
      justify-items: start;
    }
    mat-form-field {
      width: 100%;
    }
    textarea {
      font-family: var(--font-code, monospace);
      font-size: var(--text-small);
    }
  `,
})
export class KeyFileField {
  protected readonly words = inject(TEXTS).connectors.account;
  readonly field = input.required<FieldTree<string>>();
  readonly stored = input(false);

  protected async read(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    if (file) this.field()().value.set(await file.text());
    input.value = '';
  }
}
