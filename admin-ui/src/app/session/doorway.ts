import { Component, inject, input } from '@angular/core';
import { TEXTS } from '../../texts/texts';
import { BrandMark } from '../ui/brand/brand-mark';

/** The frame of the pages before the console: the product's name, and one card in the middle. */
@Component({
  selector: 'app-doorway',
  imports: [BrandMark],
  template: `
    <main>
      <p class="brand"><app-brand-mark />{{ product }}</p>
      <div class="card">
        <h1>{{ title() }}</h1>
        <p class="quiet">{{ lead() }}</p>
        <ng-content />
      </div>
    </main>
  `,
  styleUrl: './doorway.scss',
})
export class Doorway {
  protected readonly product = inject(TEXTS).shell.product;
  readonly title = input.required<string>();
  readonly lead = input.required<string>();
}
