import { Component, effect, type ElementRef, inject, input, model, viewChild } from '@angular/core';
import { form, FormField, validate } from '@angular/forms/signals';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TEMPLATE_VARIABLES, type TemplateVariable } from '@calmirror/core';
import { TEXTS } from '../../texts/texts';

/** The words that stand in for a field, with what an event or the pair says put in where the cursor is. */
@Component({
  selector: 'app-template-field',
  imports: [FormField, MatError, MatFormField, MatInput, MatLabel],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic" hideRequiredMarker>
      <mat-label>{{ label() }}</mat-label>
      <input #box matInput autocomplete="off" [formField]="template" />
      @if (template().errors()[0]; as error) {
        <mat-error>{{ error.message }}</mat-error>
      }
    </mat-form-field>
    <div class="variables">
      @for (variable of variables; track variable) {
        <button
          type="button"
          [title]="texts.variables[variable]"
          [attr.aria-label]="texts.insert(variable, texts.variables[variable])"
          (click)="insert(variable)"
        >
          {{ '{' + variable + '}' }}
        </button>
      }
    </div>
  `,
  styleUrl: './template-field.scss',
})
export class TemplateField {
  protected readonly texts = inject(TEXTS).policy.editor;
  protected readonly variables = TEMPLATE_VARIABLES;
  readonly label = input.required<string>();
  readonly value = model.required<string>();
  readonly fault = input('');
  /** Shows the fault at once. */
  readonly checked = input(false);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  protected readonly template = form(this.value, (path) => {
    validate(path, () => (this.fault() === '' ? null : { kind: 'fault', message: this.fault() }));
  });

  constructor() {
    effect(() => {
      if (this.checked()) this.template().markAsTouched();
    });
  }

  protected insert(variable: TemplateVariable): void {
    const box = this.box().nativeElement;
    const [from, to] = [box.selectionStart ?? box.value.length, box.selectionEnd ?? box.value.length];
    const before = `${box.value.slice(0, from)}{${variable}}`;
    this.value.set(before + box.value.slice(to));
    box.value = this.value();
    box.focus();
    box.setSelectionRange(before.length, before.length);
  }
}
