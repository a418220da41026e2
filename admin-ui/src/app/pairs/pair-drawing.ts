import { Component } from '@angular/core';

/** What a pair does, in a picture: a calendar full of words on the left, its mirror without them on the right. */
@Component({
  selector: 'app-pair-drawing',
  template: `
    <svg viewBox="0 0 232 104" width="232" height="104" aria-hidden="true" focusable="false">
      <g class="leaf">
        <rect x="2" y="8" width="88" height="88" rx="10" />
        <rect x="142" y="8" width="88" height="88" rx="10" />
      </g>
      <path
        class="head"
        d="M2 30V18A10 10 0 0 1 12 8h68a10 10 0 0 1 10 10v12zM142 30V18a10 10 0 0 1 10-10h68a10 10 0 0 1 10 10v12z"
      />
      <g class="source">
        <rect x="12" y="40" width="32" height="20" rx="4" />
        <rect x="48" y="52" width="32" height="32" rx="4" />
        <rect x="12" y="66" width="32" height="18" rx="4" />
      </g>
      <path class="words" d="M17 47h20M17 53h12M53 60h20M53 66h22M53 72h14M17 73h20M17 79h9" />
      <g class="mirror">
        <rect x="152" y="40" width="32" height="20" rx="4" />
        <rect x="188" y="52" width="32" height="32" rx="4" />
        <rect x="152" y="66" width="32" height="18" rx="4" />
      </g>
      <path class="way" d="M102 52h26m-8-8 8 8-8 8" />
    </svg>
  `,
  styles: `
    svg {
      display: block;
      max-width: 100%;
      fill: none;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .leaf {
      fill: var(--mat-sys-surface);
      stroke: var(--mat-sys-outline-variant);
      stroke-width: 2;
    }
    .head {
      fill: var(--mat-sys-surface-container-highest);
    }
    .source {
      fill: var(--mat-sys-primary);
    }
    .words {
      stroke: var(--mat-sys-on-primary);
      stroke-width: 2;
    }
    .mirror {
      fill: #f5b545;
    }
    .way {
      stroke: var(--mat-sys-on-surface-variant);
      stroke-width: 2.5;
    }
  `,
})
export class PairDrawing {}
