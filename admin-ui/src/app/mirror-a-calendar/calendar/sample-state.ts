import { Component, inject, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TEXTS } from '../../../texts/texts';
import { ProblemPanel } from '../../ui/problem/problem-panel';
import { Skeleton } from '../../ui/loading/skeleton';
import type { LookedAt } from './source-calendar';

/** In place of a calendar's events while it is being read, and when it could not be. */
@Component({
  selector: 'app-sample-state',
  imports: [MatIcon, ProblemPanel, Skeleton],
  template: `
    @if (look().problem; as problem) {
      <app-problem-panel [problem]="problem" [prefix]="texts.notRead" [retryable]="true" (retry)="again.emit()" />
    } @else {
      <p role="status"><mat-icon svgIcon="state-working" aria-hidden="true" />{{ texts.reading }}</p>
      <app-skeleton [lines]="6" />
    }
  `,
  styles: `
    p {
      display: flex;
      gap: var(--space-2);
      align-items: center;
      margin-bottom: var(--space-4);
      color: var(--ink-working);
    }
    mat-icon {
      flex: none;
      animation: turn 2.4s linear infinite;
    }
    @keyframes turn {
      to {
        transform: rotate(360deg);
      }
    }
  `,
})
export class SampleState {
  protected readonly texts = inject(TEXTS).mirrorACalendar.calendar.events;
  readonly look = input.required<LookedAt>();
  readonly again = output();
}
