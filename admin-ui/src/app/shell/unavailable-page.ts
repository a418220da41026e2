import { Location } from '@angular/common';
import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { TEXTS } from '../../texts/texts';
import { Doorway } from '../session/doorway';
import { toProblem } from '../ui/problem/problem';
import { ProblemPanel } from '../ui/problem/problem-panel';

/** In place of a page that could not even ask who is signed in. The address is still that page's. */
@Component({
  selector: 'app-unavailable-page',
  imports: [Doorway, ProblemPanel],
  template: `
    <app-doorway [title]="texts.unavailable.title" [lead]="texts.unavailable.lead">
      <app-problem-panel [problem]="problem" [retryable]="true" (retry)="again()" />
    </app-doorway>
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
