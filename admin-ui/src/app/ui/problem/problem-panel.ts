import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TEXTS } from '../../../texts/texts';
import type { Problem } from './problem';

/** Where the words say all there is to do, and the server's log has nothing to add. */
const PLAIN: ReadonlySet<Problem['code']> = new Set<Problem['code']>([
  'invalid-credentials',
  'invalid-input',
  'setup-token-invalid',
  'too-many-attempts',
]);

/** A problem in words: what happened, what to do, the request id for whoever looks into the log, and a retry. */
@Component({
  selector: 'app-problem-panel',
  imports: [MatButton, MatIcon],
  templateUrl: './problem-panel.html',
  styleUrl: './problem-panel.scss',
})
export class ProblemPanel {
  private readonly texts = inject(TEXTS);
  readonly problem = input.required<Problem>();
  /** Set where trying again can help. */
  readonly retryable = input(false);
  /** Said before the problem's own title, where that would not tell what is affected. */
  readonly prefix = input('');
  readonly retry = output();

  protected readonly words = computed(() => this.texts.problems.byCode[this.problem().code]);
  protected readonly plain = computed(() => PLAIN.has(this.problem().code));
  protected readonly requestLabel = this.texts.problems.requestId;
  protected readonly retryLabel = this.texts.shell.retry;
}
