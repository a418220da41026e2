import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import type { CalendarSample } from '@calmirror/contracts';
import type { Filter, PolicySettings } from '@calmirror/core';
import { TEXTS } from '../../../texts/texts';
import { live } from '../../live/live';
import { PolicyPreview } from '../../policy/policy-preview';
import { Skeleton } from '../../ui/loading/skeleton';
import { ProblemPanel } from '../../ui/problem/problem-panel';
import { OpenPair } from './open-pair';

const EVERY_MS = 60_000;

/** What the settings make of the next events of the pair's own source. */
@Component({
  selector: 'app-source-preview',
  imports: [PolicyPreview, ProblemPanel, Skeleton],
  template: `
    @if (sample.problem(); as problem) {
      <app-problem-panel
        [problem]="problem"
        [prefix]="texts.sampleFailed"
        [retryable]="true"
        (retry)="sample.reload()"
      />
    }
    @if (sample.latest()?.value; as value) {
      @if (value.items.length === 0 && !open.source()?.lastPulledAt) {
        <p class="quiet">{{ texts.notRead }}</p>
      } @else {
        <app-policy-preview
          [events]="value.items"
          [policy]="policy()"
          [filters]="filters()"
          [names]="names()"
          [timeZone]="value.timeZone"
          [window]="open.pair()!.window"
        />
      }
    } @else if (!sample.problem()) {
      <app-skeleton [lines]="8" />
    }
  `,
})
export class SourcePreview {
  protected readonly texts = inject(TEXTS).pairs.page.policy;
  protected readonly open = inject(OpenPair);
  readonly policy = input.required<PolicySettings>();
  readonly filters = input.required<readonly Filter[]>();

  protected readonly sample = live(
    httpResource<CalendarSample>(() => {
      const id = this.open.sourceId();
      return id === undefined ? undefined : `/api/calendars/${id}/sample`;
    }),
    { topics: ['calendars'], everyMs: EVERY_MS },
  );
  protected readonly names = computed(() => ({
    source: this.open.pair()?.sourceName ?? '',
    pair: this.open.pair()?.name ?? '',
  }));
}
