import { Component, computed, inject, input } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';
import { TEXTS } from '../../../texts/texts';
import { Clock } from './clock';
import { exactTime, relativeTime } from './relative-time';

/** A past time in words that stay true while one looks at them, and exactly on hover and for screen readers. */
@Component({
  selector: 'app-time-ago',
  imports: [MatTooltip],
  template: `<time [attr.datetime]="machine()" [matTooltip]="exact()">{{ words() }}</time>`,
  styles: `
    time {
      text-decoration: underline dotted color-mix(in srgb, currentColor 45%, transparent);
      text-underline-offset: 0.25em;
    }
  `,
})
export class TimeAgo {
  private readonly texts = inject(TEXTS);
  private readonly clock = inject(Clock);
  /** Milliseconds of the epoch. */
  readonly at = input.required<number>();

  protected readonly words = computed(() =>
    relativeTime(this.at(), this.clock.now(), this.texts.language, this.texts.shell.justNow),
  );
  protected readonly exact = computed(() => exactTime(this.at(), this.texts.language));
  protected readonly machine = computed(() => new Date(this.at()).toISOString());
}
