import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import type { OAuthAttemptAnswer } from '@calmirror/contracts';
import type { OAuthKind, OAuthOutcome } from '@calmirror/contracts/closed-lists';
import { TEXTS } from '../../texts/texts';

/** Outcomes of which the text says all that is known. */
const SAID: ReadonlySet<OAuthOutcome> = new Set(['denied', 'admin-consent-required', 'attempt-expired']);

/** That somebody is waited for in another window, and then what came of it. */
@Component({
  selector: 'app-consent-panel',
  imports: [MatButton, MatIcon],
  template: `
    <div role="status" [class]="'panel ' + tone()">
      <mat-icon [svgIcon]="icons[tone()]" aria-hidden="true" />
      <div class="words">
        @if (waiting()) {
          <p class="title">{{ texts.waiting(provider()) }}</p>
          <p>{{ texts.waitingHint }}</p>
        } @else if (words(); as words) {
          <p class="title">{{ words.title }}</p>
          @if (tone() === 'wrong') {
            <p>{{ words.says }}</p>
          }
          @if (detail(); as detail) {
            <p class="quiet">{{ detail }}</p>
          }
        }
      </div>
      @if (waiting()) {
        <div class="acts">
          <button matButton type="button" (click)="again.emit()">{{ texts.openAgain }}</button>
          <button matButton type="button" (click)="givenUp.emit()">{{ texts.giveUp }}</button>
        </div>
      }
    </div>
  `,
  styles: `
    .panel {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-3);
      align-items: flex-start;
      padding: var(--space-3) var(--space-4);
      border-radius: var(--corner-small);
    }
    .waiting {
      background: var(--wash-working);
    }
    .done {
      background: var(--wash-ok);
    }
    .wrong {
      background: var(--wash-needs-attention);
    }
    mat-icon {
      flex: none;
    }
    .waiting mat-icon {
      color: var(--ink-working);
    }
    .done mat-icon {
      color: var(--ink-ok);
    }
    .wrong mat-icon {
      color: var(--ink-needs-attention);
    }
    .words {
      flex: 1 1 16rem;
    }
    .title {
      font-weight: 600;
    }
  `,
})
export class ConsentPanel {
  private readonly all = inject(TEXTS);
  protected readonly texts = this.all.connecting;
  readonly kind = input.required<OAuthKind>();
  readonly waiting = input.required<boolean>();
  /** Null before anything came of it. */
  readonly attempt = input.required<OAuthAttemptAnswer | null>();
  readonly again = output();
  readonly givenUp = output();

  protected readonly icons = { waiting: 'clock', done: 'state-ok', wrong: 'state-needs-attention' } as const;
  protected readonly provider = computed(() => this.all.registrations.providers[this.kind()].name);
  protected readonly words = computed(() => {
    const outcome = this.attempt()?.outcome ?? null;
    return outcome && this.texts.outcomes[outcome];
  });
  protected readonly detail = computed(() => {
    const { outcome = null, detail = null } = this.attempt() ?? {};
    return outcome !== null && SAID.has(outcome) ? null : detail;
  });
  protected readonly tone = computed(() => {
    if (this.waiting()) return 'waiting';
    return this.attempt()?.outcome === 'connected' ? 'done' : 'wrong';
  });
}
