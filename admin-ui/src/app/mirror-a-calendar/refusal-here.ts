import { Component, computed, inject, input } from '@angular/core';
import { ProblemPanel } from '../ui/problem/problem-panel';
import { NewPair } from './new-pair';
import type { Step } from './steps';

/** Why the pair was refused, at the step where that can be mended. */
@Component({
  selector: 'app-refusal-here',
  imports: [ProblemPanel],
  template: `
    @if (problem(); as problem) {
      <app-problem-panel [problem]="problem" />
      @for (fault of problem.fields; track $index) {
        <p>{{ fault.message }}</p>
      }
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
    p {
      margin-top: var(--space-2);
      color: var(--ink-needs-attention);
    }
  `,
})
export class RefusalHere {
  private readonly pair = inject(NewPair);
  readonly step = input.required<Step>();
  protected readonly problem = computed(() => {
    const refusal = this.pair.refusal();
    return refusal?.step === this.step() ? refusal.problem : null;
  });
}
