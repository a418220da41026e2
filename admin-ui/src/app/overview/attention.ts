import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { MetricsSummary } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { AttentionRow } from './attention-row';

/** So many are shown until more are asked for. */
const AT_FIRST = 6;

/** The pairs that need somebody, worst first; or that none does. */
@Component({
  selector: 'app-attention',
  imports: [AttentionRow, MatButton, MatIcon, RouterLink],
  template: `
    <section class="card" aria-labelledby="attention-title">
      @if (pairs().length > 0) {
        <div class="top">
          <h2 id="attention-title">{{ texts.title }}</h2>
          @if (calm()) {
            <a routerLink="/forecast">{{ all }}</a>
          }
        </div>
        @for (pair of shown(); track pair.pairId) {
          <app-attention-row [pair]="pair" />
        }
        @if (hidden() > 0) {
          <button matButton type="button" (click)="whole.set(true)">{{ texts.more(hidden()) }}</button>
        }
      } @else {
        <div class="none">
          <mat-icon svgIcon="state-ok" aria-hidden="true" />
          <div>
            <h2 id="attention-title">{{ texts.none }}</h2>
            <p class="quiet">{{ texts.noneLead }}</p>
          </div>
          <a routerLink="/forecast">{{ all }}</a>
        </div>
      }
    </section>
  `,
  styles: `
    section {
      container-type: inline-size;
    }
    .top {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-4);
      align-items: baseline;
      justify-content: space-between;
      padding: var(--space-4) var(--space-4) var(--space-2);
    }
    h2 {
      font-size: var(--text-lead);
    }
    app-attention-row + app-attention-row {
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    button {
      margin: 0 var(--space-1) var(--space-2);
    }
    .none {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-3);
      align-items: center;
      padding: var(--space-4);
    }
    .none > div {
      flex: 1 1 14rem;
    }
    .none mat-icon {
      flex: none;
      width: 32px;
      height: 32px;
      color: var(--ink-ok);
    }
  `,
})
export class Attention {
  private readonly words = inject(TEXTS);
  protected readonly texts = this.words.overview.attention;
  protected readonly all = this.words.forecast.all;
  readonly summary = input.required<MetricsSummary>();
  protected readonly pairs = computed(() => this.summary().attention);
  /** Of what ends soon another card tells, which leads there as well. */
  protected readonly calm = computed(() => this.summary().expiring.length === 0);
  protected readonly whole = signal(false);
  protected readonly shown = computed(() => (this.whole() ? this.pairs() : this.pairs().slice(0, AT_FIRST)));
  protected readonly hidden = computed(() => this.pairs().length - this.shown().length);
}
