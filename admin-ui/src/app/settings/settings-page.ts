import { Component, inject } from '@angular/core';
import { TEXTS } from '../../texts/texts';
import { Registrations } from '../registrations/registrations';
import { Skeleton } from '../ui/loading/skeleton';
import { PageHead } from '../ui/page/page-head';
import { ProblemPanel } from '../ui/problem/problem-panel';
import { RegistrationCard } from './registration-card';

/** What holds for the whole installation: as which apps it is known to providers. */
@Component({
  selector: 'app-settings-page',
  imports: [PageHead, ProblemPanel, RegistrationCard, Skeleton],
  providers: [Registrations],
  template: `
    <app-page-head [title]="texts.settings.title" [lead]="texts.settings.lead" />
    <section aria-labelledby="registrations-title">
      <h2 id="registrations-title">{{ texts.registrations.title }}</h2>
      <p class="quiet">{{ texts.registrations.lead }}</p>
      @if (registrations.problem(); as problem) {
        <app-problem-panel
          [problem]="problem"
          [prefix]="registrations.all() ? texts.settings.notUpdated : ''"
          [retryable]="true"
          (retry)="registrations.reload()"
        />
      }
      @if (registrations.all(); as latest) {
        <div class="cards">
          @for (registration of latest.value.items; track registration.kind) {
            <app-registration-card [registration]="registration" (changed)="registrations.reload()" />
          }
        </div>
      } @else if (!registrations.problem()) {
        <p class="unseen" role="status">{{ texts.registrations.loading }}</p>
        <div class="card loading"><app-skeleton [lines]="5" /></div>
      }
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: var(--space-3);
    }
    h2 {
      font-size: var(--text-lead);
    }
    section > p {
      max-width: 46rem;
    }
    .cards {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr));
      gap: var(--space-4);
      align-items: start;
    }
    .loading {
      padding: var(--space-5);
    }
  `,
})
export class SettingsPage {
  protected readonly texts = inject(TEXTS);
  protected readonly registrations = inject(Registrations);
}
