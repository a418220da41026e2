import { Component, computed, inject, input } from '@angular/core';
import { TEXTS } from '../../../../texts/texts';
import { startWords } from './start-words';

/** When a mirror starts, in words; nothing where there is none. */
@Component({
  selector: 'app-mirror-start',
  template: `{{ words() }}`,
})
export class MirrorStart {
  private readonly language = inject(TEXTS).language;
  readonly start = input.required<string | null>();
  protected readonly words = computed(() => {
    const start = this.start();
    return start === null ? '' : startWords(start, this.language);
  });
}
