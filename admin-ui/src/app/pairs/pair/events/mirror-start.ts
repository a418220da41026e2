import { Component, computed, inject, input } from '@angular/core';
import { TEXTS } from '../../../../texts/texts';
import { startWords } from '../../../ui/time/start-words';
import { OpenPair } from '../open-pair';

/** When a mirror starts, in words and by the clock of the open pair's source; nothing where there is none. */
@Component({
  selector: 'app-mirror-start',
  template: `{{ words() }}`,
})
export class MirrorStart {
  private readonly language = inject(TEXTS).language;
  private readonly open = inject(OpenPair);
  readonly start = input.required<string | null>();
  protected readonly words = computed(() => {
    const start = this.start();
    return start === null ? '' : startWords(start, this.open.zone(), this.language);
  });
}
