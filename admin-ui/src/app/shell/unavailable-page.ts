import { Location } from '@angular/common';
import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { TEXTS } from '../../texts/texts';
import { toProblem } from '../ui/problem/problem';
import { ProblemPanel } from '../ui/problem/problem-panel';

/** In place of a page that could not even ask who is signed in. The address is still that page's. */
@Component({
  selector: 'app-unavailable-page',
  imports: [ProblemPanel],
  template: `
    <main>
      <h1>{{ texts.unavailable.title }}</h1>
      <app-problem-panel [problem]="problem" [retryable]="true" (retry)="again()" />
    </main>
  `,
  styles: `
    main {
      display: grid;
      gap: var(--space-4);
      width: min(100%, 44rem);
      margin-inline: auto;
      padding: clamp(var(--space-5), 16vh, 10rem) var(--space-4);
    }
  `,
})
export class UnavailablePage {
  private readonly router = inject(Router);
  private readonly location = inject(Location);
  protected readonly texts = inject(TEXTS).shell;
  protected readonly problem = toProblem(this.router.currentNavigation()?.extras.info);

  protected again(): void {
    void this.router.navigateByUrl(this.location.path(true), { onSameUrlNavigation: 'reload' });
  }
}
