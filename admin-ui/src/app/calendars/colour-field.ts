import { Component, computed, inject, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { TEXTS } from '../../texts/texts';
import { TextField } from '../ui/form/text-field';

const HEX = /^#[0-9a-f]{6}$/i;

/** A colour by word or number, and the browser's own palette beside it. */
@Component({
  selector: 'app-colour-field',
  imports: [TextField],
  template: `
    <app-text-field [label]="label()" [hint]="hint()" [field]="field()" />
    <input #palette type="color" [attr.aria-label]="pick" [value]="shown()" (input)="choose(palette.value)" />
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: var(--space-2);
      align-items: start;
    }
    input {
      width: 48px;
      height: 48px;
      padding: var(--space-1);
      border: 1px solid var(--mat-sys-outline);
      border-radius: var(--corner-small);
      background: none;
      cursor: pointer;
    }
  `,
})
export class ColourField {
  protected readonly pick = inject(TEXTS).calendars.edit.pick;
  readonly field = input.required<FieldTree<string>>();
  readonly label = input.required<string>();
  readonly hint = input('');
  /** The palette knows numbers alone. */
  protected readonly shown = computed(() => {
    const value = this.field()().value();
    return HEX.test(value) ? value : '#888888';
  });

  protected choose(colour: string): void {
    this.field()().value.set(colour);
  }
}
