import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PairAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { StateBadge } from '../pairs/state-badge';
import { Skeleton } from '../ui/loading/skeleton';

/** The pairs that read a calendar or write to it, which therefore is kept. */
@Component({
  selector: 'app-calendar-pairs',
  imports: [RouterLink, Skeleton, StateBadge],
  template: `
    <section class="card" aria-labelledby="pairs-title">
      <header>
        <h2 id="pairs-title">{{ texts.title }}</h2>
      </header>
      @if (pairs(); as pairs) {
        <ul>
          @for (pair of pairs; track pair.id) {
            <li>
              <a [routerLink]="['/pairs', pair.id]">{{ pair.name }}</a>
              <app-state-badge [state]="pair.state" />
              <p class="quiet">{{ pair.sourceCalendarId === calendarId() ? texts.source : texts.target }}</p>
            </li>
          } @empty {
            <li class="quiet">{{ texts.none }}</li>
          }
        </ul>
        @if (total() > pairs.length) {
          <p class="quiet">{{ texts.more(total() - pairs.length) }}</p>
        }
        @if (total() > 0) {
          <p id="why-not" class="quiet">{{ kept }}</p>
        }
      } @else {
        <app-skeleton [lines]="2" />
      }
    </section>
  `,
  styles: `
    ul {
      display: grid;
      gap: var(--space-3);
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-3);
      align-items: center;
      justify-content: space-between;
    }
    a {
      min-width: 0;
      color: inherit;
      font-weight: 550;
      overflow-wrap: anywhere;
    }
    a:not(:hover) {
      text-decoration: none;
    }
    li p {
      flex-basis: 100%;
      font-size: var(--text-small);
    }
  `,
  styleUrl: '../ui/card/titled-card.scss',
})
export class CalendarPairs {
  private readonly all = inject(TEXTS).calendars;
  protected readonly texts = this.all.pairs;
  protected readonly kept = this.all.removal.inUse;
  readonly calendarId = input.required<string>();
  /** Null until they are known. */
  readonly pairs = input.required<readonly PairAnswer[] | null>();
  readonly total = input.required<number>();
}
