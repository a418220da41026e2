import { Component, computed, inject, input } from '@angular/core';
import { TEXTS } from '../../../../texts/texts';
import type { Schedule } from './schedule';

/** Window, rhythm and limits in words, to be read and not changed. */
@Component({
  selector: 'app-schedule-words',
  template: `
    <ul>
      @for (line of lines(); track $index) {
        <li>{{ line }}</li>
      }
    </ul>
  `,
  styleUrl: '../../../policy/words.scss',
})
export class ScheduleWords {
  private readonly texts = inject(TEXTS).pairs.page;
  readonly schedule = input.required<Schedule>();
  protected readonly lines = computed(() => {
    const { name, window, intervalSeconds, limits, targetEdits } = this.schedule();
    return [
      name,
      this.texts.facts.windowWords(window.pastDays, window.futureDays),
      this.texts.schedule.rhythmWords(this.texts.facts.rhythmWords(intervalSeconds)),
      this.texts.schedule.limitWords(limits.deletePercent, limits.deleteCount),
      this.texts.schedule.editWords(this.texts.schedule.targetEdits[targetEdits].title),
    ];
  });
}
