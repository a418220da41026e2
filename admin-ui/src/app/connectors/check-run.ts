import { Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { ConnectorAnswer } from '@calmirror/contracts';
import { oauthSignIn } from '@calmirror/contracts/oauth-sign-in';
import { lastValueFrom, tap } from 'rxjs';
import { TEXTS } from '../../texts/texts';
import { CheckList } from '../checks/check-list';
import { CHECKING, type Checking } from '../checks/check-row';
import { ConnectorChecks } from '../checks/connector-checks';
import { action } from '../ui/action/action';
import { ProblemPanel } from '../ui/problem/problem-panel';

/** Tries a stored connector when it is told to, and shows each check as it ends. Takes no room before. */
@Component({
  selector: 'app-connector-checks',
  imports: [CheckList, ProblemPanel],
  template: `
    @if (checking(); as checking) {
      <section class="card" [attr.aria-busy]="checking.ok === null && !trying.problem()">
        <h2>{{ words.title }}</h2>
        @if (trying.problem(); as problem) {
          <app-problem-panel [problem]="problem" [retryable]="true" (retry)="run()" />
        } @else {
          <app-check-list [kind]="connector().kind" [signIn]="signIn()" [checking]="checking" />
          <p class="unseen" role="status">{{ checking.ok === null ? '' : checking.ok ? words.well : words.ill }}</p>
        }
      </section>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    section {
      display: grid;
      gap: var(--space-3);
      padding: var(--space-4) var(--space-5);
    }
    h2 {
      display: flex;
      align-items: center;
      min-height: 36px;
      font-size: var(--text-lead);
    }
  `,
})
export class CheckRun {
  private readonly checks = inject(ConnectorChecks);
  private readonly destroyed = inject(DestroyRef);
  protected readonly words = inject(TEXTS).connectors.checking;
  readonly connector = input.required<Pick<ConnectorAnswer, 'id' | 'kind' | 'settings'>>();
  protected readonly signIn = computed(() => oauthSignIn(this.connector()));

  protected readonly checking = signal<Checking | null>(null);
  protected readonly trying = action(async () => {
    this.checking.set(CHECKING);
    const told = this.checks.run(this.connector().id).pipe(
      tap((checking) => this.checking.set(checking)),
      takeUntilDestroyed(this.destroyed),
    );
    await lastValueFrom(told, { defaultValue: null });
  });
  readonly running = this.trying.running;

  /** True when every check is right; false for one that is not, and when it could not be tried at all. */
  async run(): Promise<boolean> {
    return (await this.trying.run()) && this.checking()?.ok === true;
  }
}
