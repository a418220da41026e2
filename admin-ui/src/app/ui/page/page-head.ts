import { Component, effect, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { WindowTitle } from './window-title';

/** Where a page leads back to. */
export interface BackTo {
  readonly path: string;
  readonly label: string;
}

/**
 * The head of a page: the way back, its one `<h1>`, a line below it, and what can be done. The window is called after it.
 * What stands between the tags are the actions; an element with the attribute `beside` stands beside the title.
 *
 *     <app-page-head [title]="pair.name" [lead]="texts.lead" [back]="{ path: '/pairs', label: texts.pairs }">
 *       <app-state-badge beside [state]="pair.state" />
 *       <button matButton="outlined">…</button>
 *     </app-page-head>
 */
@Component({
  selector: 'app-page-head',
  imports: [MatIcon, RouterLink],
  template: `
    @if (back(); as back) {
      <a class="back" [routerLink]="back.path"><mat-icon svgIcon="back" aria-hidden="true" />{{ back.label }}</a>
    }
    <div class="line">
      <div class="words">
        <div class="title">
          <h1>{{ title() }}</h1>
          <ng-content select="[beside]" />
        </div>
        @if (lead(); as lead) {
          <p class="quiet">{{ lead }}</p>
        }
      </div>
      <div class="actions"><ng-content /></div>
    </div>
  `,
  styleUrl: './page-head.scss',
})
export class PageHead {
  readonly title = input.required<string>();
  readonly lead = input('');
  readonly back = input<BackTo | null>(null);

  constructor() {
    const window = inject(WindowTitle);
    effect((onCleanup) => onCleanup(window.isAbout(this.title())));
  }
}
