import { Component, computed, inject, input } from '@angular/core';
import type { CalendarPush } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { TimeAgo } from '../ui/time/time-ago';
import { startWords } from '../ui/time/start-words';
import { ownZone } from '../ui/time/zones';

/** Whether the provider tells of a calendar's changes: until when and when it last did, or why not and what helps. */
@Component({
  selector: 'app-push-facts',
  imports: [TimeAgo],
  template: `
    @if (push().state === 'on') {
      {{ listened() ? texts.onListened : texts.on }}
      @if (until(); as until) {
        <p class="quiet">{{ texts.until(until) }}</p>
      }
    } @else if (reason(); as reason) {
      {{ reason.what }}
      @if (reason.next) {
        <p class="quiet">{{ reason.next }}</p>
      }
      @if (push().message; as message) {
        <p class="quiet said">{{ texts.said(message) }}</p>
      }
    }
    @if (heard(); as heard) {
      <p class="quiet">{{ listened() ? texts.lastHeard : texts.lastMessage }} <app-time-ago [at]="heard" /></p>
    }
  `,
  styles: `
    .said {
      overflow-wrap: anywhere;
    }
  `,
})
export class PushFacts {
  private readonly all = inject(TEXTS);
  protected readonly texts = this.all.calendars.push;
  readonly push = input.required<CalendarPush>();
  /** Word comes over a connection that is held to its provider, not by messages to an address of ours. */
  readonly listened = input(false);
  protected readonly reason = computed(() => {
    const { reason } = this.push();
    if (reason === null) return null;
    return (this.listened() ? this.texts.listenedReasons[reason] : undefined) ?? this.texts.reasons[reason];
  });
  protected readonly until = computed(() => {
    const { until } = this.push();
    return until === null ? null : startWords(until, ownZone(), this.all.language);
  });
  protected readonly heard = computed(() => {
    const { lastMessageAt } = this.push();
    return lastMessageAt === null ? null : Date.parse(lastMessageAt);
  });
}
