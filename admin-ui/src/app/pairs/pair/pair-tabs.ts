import { Component, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TEXTS } from '../../../texts/texts';

/** In the order in which they stand; the first has no path of its own. */
const TABS = ['status', 'policy', 'filters', 'schedule', 'events', 'deletions'] as const;

/** The tabs of a pair, each a page of its own. */
@Component({
  selector: 'app-pair-tabs',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav [attr.aria-label]="texts.label">
      @for (tab of tabs; track tab) {
        <a
          ariaCurrentWhenActive="page"
          routerLinkActive="active"
          (isActiveChange)="$event && show(link)"
          #link
          [routerLinkActiveOptions]="{ exact: tab === 'status' }"
          [routerLink]="tab === 'status' ? ['/pairs', pairId()] : ['/pairs', pairId(), tab]"
        >
          {{ texts[tab] }}
          @if (tab === 'deletions' && held() > 0) {
            <span class="held">{{ number(held()) }}</span>
          }
        </a>
      }
    </nav>
  `,
  styleUrl: './pair-tabs.scss',
})
export class PairTabs {
  private readonly all = inject(TEXTS).pairs;
  protected readonly texts = this.all.page.tabs;
  protected readonly number = this.all.number;
  protected readonly tabs = TABS;
  readonly pairId = input.required<string>();
  /** Deletions that wait for somebody. */
  readonly held = input.required<number>();

  /** Where the tabs have no room side by side, the one that is open comes into sight. */
  protected show(link: HTMLElement): void {
    const row = link.parentElement;
    if (row && row.scrollWidth > row.clientWidth) row.scrollLeft = link.offsetLeft - row.offsetLeft;
  }
}
