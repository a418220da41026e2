import { Component, input } from '@angular/core';

/** The colour that a calendar has at its provider; an open ring where it has none. */
@Component({
  selector: 'app-swatch',
  template: `<span [class.none]="!color()" [style.background]="color()" aria-hidden="true"></span>`,
  styles: `
    :host {
      display: inline-grid;
      flex: none;
    }
    /* The ring keeps a colour apart from a surface that is like it. */
    span {
      width: 12px;
      height: 12px;
      border-radius: 50%;
      box-shadow: inset 0 0 0 1px color-mix(in srgb, var(--mat-sys-on-surface) 25%, transparent);
    }
    .none {
      box-shadow: inset 0 0 0 2px var(--mat-sys-outline);
    }
  `,
})
export class Swatch {
  /** `#rrggbb` or a CSS3 name. */
  readonly color = input.required<string | null>();
}
