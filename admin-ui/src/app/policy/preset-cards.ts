import { Component, inject, model } from '@angular/core';
import { type Preset, PRESETS } from '@calmirror/core';
import { TEXTS } from '../../texts/texts';

/** The presets side by side, each with what it means; one is chosen. */
@Component({
  selector: 'app-preset-cards',
  template: `
    <fieldset>
      <legend class="unseen">{{ texts.preset }}</legend>
      @for (preset of presets; track preset) {
        <label [class.chosen]="preset === value()">
          <input
            type="radio"
            [name]="name"
            [value]="preset"
            [checked]="preset === value()"
            (change)="value.set(preset)"
          />
          <span class="title">{{ texts.presets[preset].title }}</span>
          <span class="says quiet">{{ texts.presets[preset].says }}</span>
        </label>
      }
    </fieldset>
  `,
  styleUrl: './preset-cards.scss',
})
export class PresetCards {
  protected readonly texts = inject(TEXTS).policy.editor;
  readonly value = model.required<Preset>();
  protected readonly presets = PRESETS;
  protected readonly name = `preset-${(last += 1)}`;
}

/** Radio buttons of one group share a name that no other group has. */
let last = 0;
