import { Component, computed, inject, input } from '@angular/core';
import type { ForecastItem } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { Clock } from '../ui/time/clock';
import { relativeTime, timeToCome } from '../ui/time/relative-time';
import { startWords } from '../ui/time/start-words';
import { ownZone } from '../ui/time/zones';

/** What ends and when, in words that stay true while one looks at them, with the day, and why. */
@Component({
  selector: 'app-ending-words',
  template: ` {{ sentence() }}, {{ texts.on }} <time [attr.datetime]="item().at">{{ day() }}</time>. {{ why() }} `,
  styles: `
    time {
      white-space: nowrap;
    }
  `,
})
export class EndingWords {
  private readonly all = inject(TEXTS);
  protected readonly texts = this.all.forecast;
  private readonly clock = inject(Clock);
  readonly item = input.required<ForecastItem>();

  private readonly end = computed(() => Date.parse(this.item().at));
  private readonly isOver = computed(() => this.end() <= this.clock.now());
  protected readonly sentence = computed(() => {
    const { kind } = this.item();
    const [end, now, language] = [this.end(), this.clock.now(), this.all.language];
    return this.isOver()
      ? this.texts.ended(kind, relativeTime(end, now, language, this.all.shell.justNow))
      : this.texts.ends(kind, timeToCome(end, now, language, this.texts.anyMoment));
  });
  protected readonly day = computed(() => startWords(this.item().at, ownZone(), this.all.language));
  protected readonly why = computed(() => (this.isOver() ? this.texts.over(this.item()) : this.texts.why(this.item())));
}
