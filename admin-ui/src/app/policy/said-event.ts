import { Component, computed, inject, input } from '@angular/core';
import type { EventDetails } from '@calmirror/core';
import { TEXTS } from '../../texts/texts';

/** All that an event says beside its time, as somebody reads it who may see it. */
@Component({
  selector: 'app-said-event',
  templateUrl: './said-event.html',
  styleUrl: './said-event.scss',
  host: { '[class.struck]': 'struck()' },
})
export class SaidEvent {
  protected readonly texts = inject(TEXTS).policy.preview;
  readonly details = input.required<EventDetails>();
  /** It does not go: its title is struck out. */
  readonly struck = input(false);

  protected readonly links = computed(() =>
    [this.details().url, this.details().conference].filter((link) => link !== null),
  );
  protected readonly position = computed(() => {
    const geo = this.details().geo;
    return geo && `${geo.latitude}, ${geo.longitude}`;
  });
  protected readonly people = computed(() => {
    const { organizer, attendees } = this.details();
    return this.texts.people(organizer && (organizer.name ?? organizer.email), attendees.length);
  });
  /** What is short enough to stand side by side. */
  protected readonly marks = computed(() => {
    const { status, transparency, class: secrecy, myAnswer, reminders, categories } = this.details();
    return [
      ...categories,
      this.texts.statuses[status],
      this.texts.classes[secrecy],
      transparency === 'transparent' ? this.texts.free : null,
      myAnswer && this.texts.answers[myAnswer],
      ...reminders.map(({ minutesBefore }) => this.texts.reminder(minutesBefore)),
    ].filter((mark) => mark !== null);
  });
}
