import { Component, computed, inject, input } from '@angular/core';
import type { MappingState } from '@calmirror/contracts/closed-lists';
import { TEXTS } from '../../../../texts/texts';
import type { IconName } from '../../../ui/icons/icons';
import { StatusChip, type Tone } from '../../../ui/status/status-chip';

const LOOK: Readonly<Record<MappingState, { readonly tone: Tone; readonly icon: IconName }>> = {
  mirrored: { tone: 'ok', icon: 'state-ok' },
  filtered: { tone: 'paused', icon: 'filter' },
  held: { tone: 'held', icon: 'state-held' },
  approved: { tone: 'working', icon: 'trash' },
  kept: { tone: 'paused', icon: 'lock' },
  failed: { tone: 'needs-attention', icon: 'state-needs-attention' },
  unreadable: { tone: 'failing', icon: 'state-failing' },
  respected: { tone: 'paused', icon: 'pencil' },
};

/** What has become of an event, by icon, word and colour. */
@Component({
  selector: 'app-mapping-chip',
  imports: [StatusChip],
  template: `<app-status-chip [tone]="look().tone" [icon]="look().icon" [word]="words[state()]" />`,
})
export class MappingChip {
  protected readonly words = inject(TEXTS).pairs.page.events.states;
  readonly state = input.required<MappingState>();
  protected readonly look = computed(() => LOOK[this.state()]);
}
