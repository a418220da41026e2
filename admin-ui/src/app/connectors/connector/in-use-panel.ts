import { httpResource } from '@angular/common/http';
import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ConnectorRemoval, Listing, PairAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../../texts/texts';
import { StateBadge } from '../../pairs/state-badge';
import { Skeleton } from '../../ui/loading/skeleton';

/** More than these are not named one by one. */
const NAMED = 20;

/** Why a connector cannot be removed: the pairs that use its calendars, each to be gone to. */
@Component({
  selector: 'app-in-use-panel',
  imports: [RouterLink, Skeleton, StateBadge],
  template: `
    <section class="card" role="alert">
      <h2>{{ texts.inUse(removal().pairs) }}</h2>
      <p>{{ texts.inUseNext(removal().pairs, removal().mirrors) }}</p>
      @if (pairs.hasValue()) {
        <ul>
          @for (pair of pairs.value().items; track pair.id) {
            <li>
              <a [routerLink]="['/pairs', pair.id]">{{ pair.name }}</a> <app-state-badge [state]="pair.state" />
            </li>
          }
          @if (pairs.value().total - pairs.value().items.length; as more) {
            <li class="quiet">{{ texts.more(more) }}</li>
          }
        </ul>
      } @else if (pairs.isLoading()) {
        <app-skeleton [lines]="2" />
      }
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: var(--space-2);
      padding: var(--space-4) var(--space-5);
    }
    h2 {
      display: flex;
      align-items: center;
      min-height: 36px;
      font-size: var(--text-lead);
    }
    ul {
      display: grid;
      gap: var(--space-2);
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-3);
      align-items: center;
    }
    a {
      font-weight: 550;
      overflow-wrap: anywhere;
    }
  `,
})
export class InUsePanel {
  protected readonly texts = inject(TEXTS).connectors.removal;
  readonly connectorId = input.required<string>();
  readonly removal = input.required<ConnectorRemoval>();

  protected readonly pairs = httpResource<Listing<PairAnswer>>(() => ({
    url: '/api/pairs',
    params: { connectorId: this.connectorId(), pageSize: NAMED },
  }));
}
