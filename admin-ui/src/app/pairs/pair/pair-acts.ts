import { computed, inject, Injectable, Injector } from '@angular/core';
import { Router } from '@angular/router';
import { TEXTS } from '../../../texts/texts';
import { PairsApi } from '../../data/pairs-api';
import { action } from '../../ui/action/action';
import { Notice } from '../../ui/notice/notice';
import { OpenPair } from './open-pair';

/** What a person can do to the open pair at once, and what came of it. */
@Injectable()
export class PairActs {
  private readonly api = inject(PairsApi);
  private readonly notice = inject(Notice);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly open = inject(OpenPair);
  private readonly texts = inject(TEXTS).pairs.page;

  readonly syncing = this.act(() => this.api.schedule('mirror', this.open.id()), this.texts.acts.synced);
  readonly reconciling = this.act(() => this.api.schedule('reconcile', this.open.id()), this.texts.acts.reconciling);
  readonly pausing = this.act(() => this.api.update(this.open.id(), { enabled: false }), this.texts.acts.paused);
  readonly resuming = this.act(() => this.api.update(this.open.id(), { enabled: true }), this.texts.acts.resumed);

  readonly problem = computed(
    () =>
      this.syncing.problem() ?? this.reconciling.problem() ?? this.pausing.problem() ?? this.resuming.problem() ?? null,
  );

  /** Asks what becomes of the mirrors, and removes the pair. Loads the question with the first time it is asked. */
  async remove(): Promise<void> {
    const pair = this.open.pair();
    if (pair === null) return;
    const { askRemoval } = await import('./remove/remove-dialog');
    const removed = await askRemoval(this.injector, { pair, target: pair.targetName });
    if (removed === 'keep') {
      this.notice.say(this.texts.remove.done(pair.name));
      await this.router.navigateByUrl('/pairs');
    } else if (removed === 'delete') {
      this.open.reload();
      await this.router.navigate(['/pairs', pair.id]);
    }
  }

  private act(does: () => Promise<unknown>, said: string) {
    return action(async () => {
      await does();
      this.notice.say(said);
      this.open.reload();
    });
  }
}
