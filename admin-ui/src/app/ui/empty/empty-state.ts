import { Component, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { IconName } from '../icons/icons';

/**
 * In place of a list that has nothing in it: what would be here, and what to do next (between the tags).
 *
 *     <app-empty-state icon="jobs" [title]="texts.none" [lead]="texts.noneLead"><a matButton="outlined" …></a></app-empty-state>
 */
@Component({
  selector: 'app-empty-state',
  imports: [MatIcon],
  template: `
    <mat-icon [svgIcon]="icon()" aria-hidden="true" />
    <h2>{{ title() }}</h2>
    @if (lead(); as lead) {
      <p class="quiet">{{ lead }}</p>
    }
    <div class="actions"><ng-content /></div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
      justify-items: center;
      padding: var(--space-7) var(--space-4);
      text-align: center;
    }
    mat-icon {
      width: 32px;
      height: 32px;
      margin-bottom: var(--space-1);
      color: var(--mat-sys-on-surface-variant);
    }
    h2 {
      font-size: var(--text-lead);
    }
    p {
      max-width: 34rem;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
      justify-content: center;
      margin-top: var(--space-2);
    }
    .actions:empty {
      display: none;
    }
  `,
})
export class EmptyState {
  readonly icon = input.required<IconName>();
  readonly title = input.required<string>();
  readonly lead = input('');
}
