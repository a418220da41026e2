import { Component, computed, inject, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import type { PairEventAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../../../texts/texts';
import { PairsApi } from '../../../data/pairs-api';
import { pagedRows } from '../../../live/paged-rows';
import { action } from '../../../ui/action/action';
import { Confirm } from '../../../ui/confirm/confirm';
import { EmptyState } from '../../../ui/empty/empty-state';
import { Notice } from '../../../ui/notice/notice';
import { ProblemPanel } from '../../../ui/problem/problem-panel';
import { RowHeads, RowList, RowTemplate } from '../../../ui/table/row-list';
import { TimeAgo } from '../../../ui/time/time-ago';
import { eventReason } from '../events/event-reason';
import { MirrorStart } from '../events/mirror-start';
import { OpenPair } from '../open-pair';

const EVERY_MS = 10_000;

/** Deletions that the guard holds back: some of them, or all, are approved or discarded. */
@Component({
  selector: 'app-deletions-tab',
  imports: [EmptyState, MatButton, MatCheckbox, MirrorStart, ProblemPanel, RowHeads, RowList, RowTemplate, TimeAgo],
  templateUrl: './deletions-tab.html',
  styleUrl: './deletions-tab.scss',
})
export class DeletionsTab {
  private readonly api = inject(PairsApi);
  private readonly confirm = inject(Confirm);
  private readonly notice = inject(Notice);
  private readonly open = inject(OpenPair);
  private readonly all = inject(TEXTS);
  protected readonly texts = this.all.pairs.page.deletions;
  protected readonly columns = this.all.pairs.page.events.columns;
  protected readonly untitled = this.all.pairs.page.events.untitled;
  protected readonly why = eventReason();

  protected readonly rows = pagedRows<PairEventAnswer>(() => ({ url: `/api/pairs/${this.open.id()}/deletions` }), {
    topics: () => [`pair:${this.open.id()}`],
    everyMs: EVERY_MS,
  });
  protected readonly total = computed(() => this.rows.total() ?? 0);
  /** Event ids; none chosen stands for all. Of another pair nothing is chosen. */
  protected readonly chosen = linkedSignal<string, ReadonlySet<string>>({
    source: this.open.id,
    computation: () => new Set(),
  });

  protected choose({ eventId }: PairEventAnswer, on: boolean): void {
    const chosen = new Set(this.chosen());
    if (on) chosen.add(eventId);
    else chosen.delete(eventId);
    this.chosen.set(chosen);
  }

  protected clear(): void {
    this.chosen.set(new Set());
  }

  protected readonly approving = action(() => this.decide('approve'));
  protected readonly discarding = action(() => this.decide('discard'));

  private async decide(decision: 'approve' | 'discard'): Promise<void> {
    const [approve, id] = [decision === 'approve', this.open.id()];
    const eventIds = this.meant();
    const about = eventIds?.length ?? this.total();
    const ask = approve ? this.texts.askApprove : this.texts.askDiscard;
    const sure = await this.confirm.ask({
      title: ask.title(about),
      body: ask.body(about, this.total() - about, this.open.pair()?.targetName ?? ''),
      act: ask.act(about),
      ...(approve && { tone: 'danger' as const }),
    });
    if (!sure) return;
    const choice = eventIds === null ? {} : { eventIds };
    const { decided } = await (approve ? this.api.approveDeletions(id, choice) : this.api.discardDeletions(id, choice));
    this.notice.say(approve ? this.texts.approved(decided) : this.texts.discarded(decided));
    this.clear();
    this.rows.reload();
    this.open.reload();
  }

  /**
   * Those that were chosen; else all, by name where all have been read, so that what is held only after the question was
   * asked is not decided along with it. Null for all of a list that is too long for that.
   */
  private meant(): string[] | null {
    if (this.chosen().size > 0) return [...this.chosen()];
    const read = (this.rows.rows() ?? []).filter((row) => row !== undefined);
    return read.length === this.total() ? read.map(({ eventId }) => eventId) : null;
  }

  protected since({ updatedAt }: PairEventAnswer): number {
    return Date.parse(updatedAt);
  }
}
