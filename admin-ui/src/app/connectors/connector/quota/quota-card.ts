import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import type { ConnectorQuota } from '@calmirror/contracts';
import { TEXTS } from '../../../../texts/texts';
import { live } from '../../../live/live';
import { ProblemPanel } from '../../../ui/problem/problem-panel';
import { QuotaHistory } from './quota-history';
import { isLimited } from './quota-use';
import { QuotaNow } from './quota-now';

/** What the server tells is up to so late in any case. */
const EVERY_MS = 10_000;

/** What a connector may ask of its provider and has asked of late; takes no room where nothing limits it. */
@Component({
  selector: 'app-quota-card',
  imports: [ProblemPanel, QuotaHistory, QuotaNow],
  template: `
    @if (quota.problem(); as problem) {
      <app-problem-panel [problem]="problem" [prefix]="texts.notUpdated" [retryable]="true" (retry)="quota.reload()" />
    }
    @if (limited(); as limited) {
      <section class="card" aria-labelledby="quota-title">
        <header>
          <h2 id="quota-title">{{ texts.title }}</h2>
        </header>
        <app-quota-now [quota]="limited" />
        <app-quota-history [history]="limited.history" />
      </section>
    }
  `,
  styleUrl: '../../../ui/card/titled-card.scss',
})
export class QuotaCard {
  protected readonly texts = inject(TEXTS).quota;
  readonly connectorId = input.required<string>();
  protected readonly quota = live(
    httpResource<ConnectorQuota>(() => `/api/connectors/${this.connectorId()}/quota`),
    { everyMs: EVERY_MS },
  );
  protected readonly limited = computed(() => {
    const quota = this.quota.latest()?.value;
    return quota && isLimited(quota) ? quota : null;
  });
}
