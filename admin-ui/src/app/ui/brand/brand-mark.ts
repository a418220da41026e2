import { Component } from '@angular/core';

/** Two calendar leaves, one the mirror of the other. */
@Component({
  selector: 'app-brand-mark',
  template: `
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
      <rect x="3" y="6" width="17" height="19" rx="4" class="source" />
      <rect x="12" y="10" width="17" height="19" rx="4" class="mirror" />
      <path d="M12 10h4a4 4 0 0 1 4 4v11h-4a4 4 0 0 1-4-4z" class="both" />
    </svg>
  `,
  styles: `
    svg {
      display: block;
    }
    .source {
      fill: var(--mat-sys-primary);
    }
    .mirror {
      fill: #f5b545;
    }
    .both {
      fill: light-dark(#ffffff, #10161c);
      fill-opacity: 0.85;
    }
  `,
})
export class BrandMark {}
