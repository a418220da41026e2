import { type Signal, signal } from '@angular/core';
import { type Problem, toProblem } from '../problem/problem';

/** Something that a person starts and the server does. */
export interface Action<Given extends unknown[]> {
  /** Does it, unless it is under way already. True when it was done, what follows included; the failure is in `problem`. */
  run(...given: Given): Promise<boolean>;
  readonly running: Signal<boolean>;
  /** Why the last try failed; null before the first, while one is under way, and after a good one. */
  readonly problem: Signal<Problem | null>;
  /** Lets the problem be. */
  forget(): void;
}

/**
 * Wraps what a button does, so that it is never done twice at a time and its failure can be shown:
 *
 *     readonly pausing = action(async () => {
 *       await this.api.update(this.id(), { enabled: false });
 *       this.notice.say(this.texts.paused);
 *     });
 *     <button [disabled]="pausing.running()" (click)="pausing.run()">
 *     @if (pausing.problem(); as problem) { <app-problem-panel [problem]="problem" /> }
 */
export function action<Given extends unknown[]>(does: (...given: Given) => Promise<unknown>): Action<Given> {
  const running = signal(false);
  const problem = signal<Problem | null>(null);
  return {
    running: running.asReadonly(),
    problem: problem.asReadonly(),
    forget: () => problem.set(null),
    run: async (...given) => {
      if (running()) return false;
      running.set(true);
      problem.set(null);
      try {
        await does(...given);
        return true;
      } catch (error) {
        problem.set(toProblem(error));
        return false;
      } finally {
        running.set(false);
      }
    },
  };
}
