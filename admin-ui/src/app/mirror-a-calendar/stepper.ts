import { Component, computed, inject, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TEXTS } from '../../texts/texts';
import { NewPair } from './new-pair';
import { saidOf } from './said-of';
import { reachable, type Step, STEPS } from './steps';

/** The way from an address to a pair: where one is, what was chosen so far, and a way to each step that can be gone to. */
@Component({
  selector: 'app-stepper',
  imports: [MatIcon],
  template: `
    <nav [attr.aria-label]="texts.way">
      <ol>
        @for (row of rows(); track row.step) {
          <li [class.here]="row.here" [class.done]="row.passed">
            <button
              type="button"
              [disabled]="!row.open"
              [attr.aria-current]="row.here ? 'step' : null"
              (click)="turned.emit(row.step)"
            >
              <span class="mark" aria-hidden="true">
                @if (row.passed) {
                  <mat-icon svgIcon="check" />
                } @else {
                  {{ $index + 1 }}
                }
              </span>
              <span class="words">
                <span class="name">{{ texts.steps[row.step].short }}</span>
                @if (row.said) {
                  <span class="said quiet">{{ row.said }}</span>
                }
              </span>
            </button>
          </li>
        }
      </ol>
    </nav>
  `,
  styleUrl: './stepper.scss',
})
export class Stepper {
  private readonly all = inject(TEXTS);
  private readonly pair = inject(NewPair);
  protected readonly texts = this.all.mirrorACalendar;
  readonly current = input.required<Step>();
  readonly turned = output<Step>();

  /** A step that has not been come to yet claims nothing, though it may have a default. */
  private readonly furthest = computed(() => Math.max(this.pair.furthest(), STEPS.indexOf(this.current())));
  protected readonly rows = computed(() =>
    STEPS.map((step, index) => {
      const here = step === this.current();
      const open = index <= this.furthest() && reachable(step, this.pair.done());
      const passed = !here && index < this.furthest() && this.pair.done()[step];
      return { step, here, open, passed, said: passed || here ? saidOf(step, this.pair, this.all) : '' };
    }),
  );
}
