import { Component, computed, inject, input } from '@angular/core';
import type { ConnectorStatus } from '@calmirror/contracts/closed-lists';
import { TEXTS } from '../../texts/texts';
import type { IconName } from '../ui/icons/icons';
import { StatusChip, type Tone } from '../ui/status/status-chip';

const LOOKS: Record<ConnectorStatus, readonly [Tone, IconName]> = {
  draft: ['paused', 'clock'],
  active: ['ok', 'state-ok'],
  'needs-attention': ['needs-attention', 'state-needs-attention'],
  disabled: ['paused', 'state-paused'],
};

/** The status of a connector by icon, word and colour. */
@Component({
  selector: 'app-connector-status',
  imports: [StatusChip],
  template: `<app-status-chip [tone]="look()[0]" [icon]="look()[1]" [word]="word()" />`,
})
export class StatusBadge {
  private readonly words = inject(TEXTS).connectors.statuses;
  readonly status = input.required<ConnectorStatus>();
  protected readonly look = computed(() => LOOKS[this.status()]);
  protected readonly word = computed(() => this.words[this.status()]);
}
