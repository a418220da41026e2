import { Component, computed, inject, input } from '@angular/core';
import type { JobCounts as Counts } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';

/** As a run goes: what was read, what became of it on the target, and what it cost. */
const ORDER: readonly (keyof Counts)[] = [
  'read',
  'created',
  'updated',
  'deleted',
  'unchanged',
  'filtered',
  'held',
  'failed',
  'respected',
  'requests',
];

/** All that a job counted, as they come; what is zero stands back. */
@Component({
  selector: 'app-job-counts',
  template: `
    <dl>
      @for (count of shown(); track count.name) {
        <div [class]="count.name" [class.none]="count.value === 0">
          <dt>{{ texts.job.counts.names[count.name] }}</dt>
          <dd>{{ texts.number(count.value) }}</dd>
        </div>
      }
    </dl>
  `,
  styles: `
    :host {
      display: block;
      container-type: inline-size;
    }
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr));
      gap: var(--space-4) var(--space-3);
    }
    dt {
      color: var(--mat-sys-on-surface-variant);
      font-size: var(--text-small);
    }
    dd {
      font-size: var(--text-lead);
      font-weight: 650;
    }
    /* Ten of them: two even lines where there is room. */
    @container (width >= 580px) {
      dl {
        grid-template-columns: repeat(5, minmax(0, 1fr));
      }
    }
    .none dd {
      color: var(--mat-sys-on-surface-variant);
      font-weight: 400;
    }
    .held:not(.none) dd {
      color: var(--ink-held);
    }
    .failed:not(.none) dd {
      color: var(--ink-needs-attention);
    }
  `,
})
export class JobCounts {
  protected readonly texts = inject(TEXTS).jobs;
  readonly counts = input.required<Counts>();
  protected readonly shown = computed(() => ORDER.map((name) => ({ name, value: this.counts()[name] })));
}
