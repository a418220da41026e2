import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import type { MetricsSummary } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { AttentionRow } from './attention-row';

/** So many are shown until more are asked for. */
const AT_FIRST = 6;

/** The pairs that need somebody, worst first; or that none does. */
@Component({
  selector: 'app-attention',
  imports: [AttentionRow, MatButton, MatIcon],
  template: `
    <section class="card" aria-labelledby="attention-title">
      @if (pairs().length > 0) {
        <h2 id="attention-title">{{ texts.title }}</h2>
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
        </div>
      }
    </section>
  `,
  styles: `
    section {
      container-type: inline-size;
    }
    h2 {
      padding: var(--space-4) var(--space-4) var(--space-2);
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
      gap: var(--space-3);
      align-items: center;
      padding: var(--space-4);
    }
    .none h2 {
      padding: 0;
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
  protected readonly texts = inject(TEXTS).overview.attention;
  readonly summary = input.required<MetricsSummary>();
  protected readonly pairs = computed(() => this.summary().attention);
  protected readonly whole = signal(false);
  protected readonly shown = computed(() => (this.whole() ? this.pairs() : this.pairs().slice(0, AT_FIRST)));
  protected readonly hidden = computed(() => this.pairs().length - this.shown().length);
}
