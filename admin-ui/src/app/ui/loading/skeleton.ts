import { Component, computed, input } from '@angular/core';

const WIDTHS = ['62%', '88%', '74%', '93%', '57%', '81%'];

/**
 * Room for what is being loaded; seen only when loading takes long enough to be noticed. Hidden from screen readers: say
 * `aria-busy` or a word where it stands.
 *
 *     <app-skeleton [lines]="6" />
 */
@Component({
  selector: 'app-skeleton',
  template: `
    @for (width of widths(); track $index) {
      <span [style.width]="width"></span>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
      animation: appear 0.2s 0.3s backwards;
    }
    span {
      height: 14px;
      border-radius: var(--corner-small);
      background: var(--mat-sys-surface-container-highest);
    }
    @keyframes appear {
      from {
        opacity: 0;
      }
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class Skeleton {
  readonly lines = input(4);
  protected readonly widths = computed(() =>
    Array.from({ length: this.lines() }, (_, line) => WIDTHS[line % WIDTHS.length]),
  );
}
