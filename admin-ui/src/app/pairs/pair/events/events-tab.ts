import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import type { PairEventAnswer } from '@calmirror/contracts';
import { MAPPING_STATES, type MappingState } from '@calmirror/contracts/closed-lists';
import { TEXTS } from '../../../../texts/texts';
import { pagedRows } from '../../../live/paged-rows';
import { EmptyState } from '../../../ui/empty/empty-state';
import { Segments } from '../../../ui/form/segments';
import { ProblemPanel } from '../../../ui/problem/problem-panel';
import { RowHeads, RowList, RowTemplate } from '../../../ui/table/row-list';
import { TimeAgo } from '../../../ui/time/time-ago';
import { OpenPair } from '../open-pair';
import { eventReason } from './event-reason';
import { MappingChip } from './mapping-chip';
import { MirrorStart } from './mirror-start';

const EVERY_MS = 10_000;
const EVERY_STATE = 'every';

/** What has become of each event of the source, by state, with the reason in words. */
@Component({
  selector: 'app-events-tab',
  imports: [EmptyState, MappingChip, MirrorStart, ProblemPanel, RowHeads, RowList, RowTemplate, Segments, TimeAgo],
  templateUrl: './events-tab.html',
  styleUrl: './events-tab.scss',
})
export class EventsTab {
  private readonly router = inject(Router);
  private readonly open = inject(OpenPair);
  private readonly all = inject(TEXTS);
  protected readonly texts = this.all.pairs.page.events;
  protected readonly why = eventReason();

  /** `?state=`; anything that is none shows all. */
  readonly state = input<string>();
  protected readonly asked = computed(() => MAPPING_STATES.find((state) => state === this.state()) ?? null);
  protected readonly chosen = computed<MappingState | typeof EVERY_STATE>(() => this.asked() ?? EVERY_STATE);
  protected readonly choices = [
    { value: EVERY_STATE, label: this.texts.every },
    ...MAPPING_STATES.map((value) => ({ value, label: this.texts.states[value] })),
  ] as const;

  protected readonly rows = pagedRows<PairEventAnswer>(
    () => {
      const state = this.asked();
      const url = `/api/pairs/${this.open.id()}/events`;
      return state === null ? { url } : { url, params: { state } };
    },
    { topics: () => [`pair:${this.open.id()}`], everyMs: EVERY_MS },
  );
  protected readonly zoneWords = computed(() => {
    const source = this.open.source();
    return source && this.all.zones.of(this.open.zone(), source.timeZone);
  });
  protected readonly empty = computed(() => this.rows.total() === 0);

  protected choose(state: MappingState | typeof EVERY_STATE): void {
    const queryParams = { state: state === EVERY_STATE ? null : state };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected since({ updatedAt }: PairEventAnswer): number {
    return Date.parse(updatedAt);
  }
}
