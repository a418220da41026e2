import { DOCUMENT } from '@angular/common';
import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { CalendarAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { CalendarsApi } from '../data/calendars-api';
import { action } from '../ui/action/action';
import { Confirm } from '../ui/confirm/confirm';
import { CopyButton } from '../ui/copy/copy-button';
import { Notice } from '../ui/notice/notice';
import { ProblemPanel } from '../ui/problem/problem-panel';

/** The address that others subscribe to: to be copied, replaced, or taken away, which breaks what they have. */
@Component({
  selector: 'app-published-address',
  imports: [CopyButton, MatButton, ProblemPanel],
  templateUrl: './published-address.html',
  styleUrls: ['../ui/card/titled-card.scss', './published-address.scss'],
})
export class PublishedAddress {
  private readonly api = inject(CalendarsApi);
  private readonly confirm = inject(Confirm);
  private readonly notice = inject(Notice);
  private readonly base = inject(DOCUMENT).baseURI;
  protected readonly texts = inject(TEXTS).calendars.address;
  readonly calendar = input.required<CalendarAnswer>();
  /** Mirrors that stand in it; null while that is not known. */
  readonly mirrors = input.required<number | null>();
  readonly changed = output();

  /** Calmirror may name its feeds by path alone; other programs need the whole address. */
  protected readonly address = computed(() => {
    const { feedUrl } = this.calendar();
    return feedUrl && new URL(feedUrl, this.base).href;
  });

  protected readonly renewing = action(async () => {
    const { id, name, feedUrl } = this.calendar();
    const { title, body, act, done } = this.texts.renewal;
    // Where there is no address, a new one breaks nothing.
    if (feedUrl && !(await this.confirm.ask({ title: title(name), body: body(this.mirrors()), act, tone: 'danger' })))
      return;
    await this.api.renewAddress(id);
    this.notice.say(done);
    this.changed.emit();
  });

  protected readonly revoking = action(async () => {
    const { id, name } = this.calendar();
    const { title, body, act, done } = this.texts.revocation;
    if (!(await this.confirm.ask({ title: title(name), body: body(this.mirrors()), act, tone: 'danger' }))) return;
    await this.api.revokeAddress(id);
    this.notice.say(done);
    this.changed.emit();
  });
}
